-- Each article is indexed in its own language. So the index is asked in every language that the articles have, and each
-- hit must then match in its own.
create or replace function news.search(query text, language text default null, max integer default 50)
returns table (article_id bigint, outlet text, title text, published_at timestamptz, first_seen_at timestamptz, url text, rank real, snippet text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    asked text;
    question tsquery;
begin
    for asked in
        select distinct wirecopy.search_config(a.language)::text from wirecopy.article a
        where search.language is null or a.language = search.language
    loop
        question := case when question is null then websearch_to_tsquery(asked::regconfig, query)
                         else question || websearch_to_tsquery(asked::regconfig, query) end;
    end loop;
    return query
    select h.article_id, o.name, h.title, h.published_at, h.first_seen_at, h.url, h.score,
           ts_headline(h.config, left(h.title || E'\n' || h.text, 20000), h.own, 'StartSel=«,StopSel=»,MaxFragments=2,MaxWords=25,MinWords=8')
    from (
        select a.*, ts_rank_cd(a.search, q.own) as score, q.own, q.config
        from wirecopy.article a,
             lateral (select wirecopy.search_config(a.language) as config,
                             websearch_to_tsquery(wirecopy.search_config(a.language), search.query) as own) q
        where a.search @@ question and a.search @@ q.own
          and (search.language is null or a.language = search.language)
        order by score desc, a.first_seen_at desc
        limit search.max
    ) h
    join wirecopy.outlet o using (outlet_id)
    order by h.score desc, h.first_seen_at desc;
end $$;
comment on function news.search(text, text, integer) is 'Articles that match, best first. query takes web search syntax: words, "a phrase", or, -not. language (ISO 639-1) narrows it. Words are marked «so» in snippet, which is text from the network: escape it before you show it.';
