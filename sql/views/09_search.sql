-- Each article is indexed in its own language, so the words are asked for in every language that the articles have.
--
-- Finds first, then ranks: candidates are the 1,000 newest matches, looked for in the last 7 days, then 90, then all time
-- (before `until`), so that a very common word never reads the whole archive. Only rows that are returned get a snippet.
--
-- The index knows which words an article has, not where: a phrase is found by reading the vectors of all articles with its
-- words. So it is looked for in the newest of these only, and no further back once a page of matches is found.
create or replace function wirecopy.matches(query text, language text, enough integer, from_outlet text, since timestamptz, until timestamptz)
returns table (article_id bigint, first_seen_at timestamptz, story_id bigint, language_of text, question tsquery, score real)
language plpgsql stable
set search_path = pg_catalog, pg_temp
-- The plan depends on how common the words are and on how long a time is asked for.
set plan_cache_mode = force_custom_plan
as $$
declare
    candidates constant integer := 1000;
    -- Read for a phrase in each time and language, 10,000 to 25,000 a second.
    most_read  constant integer := 2000;
    wanted     integer := candidates;
    -- A question of 4 MB took two minutes.
    asked_for  text := left(matches.query, 1000);
    outlets    bigint[];
    questions  jsonb;
    newest     timestamptz;
    before     timestamptz;
    after      timestamptz;
    asked      record;
    matched    bigint[] := '{}';
begin
    if matches.from_outlet is not null then
        outlets := array(select o.outlet_id from wirecopy.outlet o where matches.from_outlet in (o.domain, o.name));
    end if;

    -- A loose index scan: one step for each language, not for each article. NULL comes last.
    with recursive spoken (language) as (
        (select a.language from wirecopy.article a order by a.language limit 1)
        union all
        select (select a.language from wirecopy.article a where a.language > spoken.language order by a.language limit 1)
        from spoken where spoken.language is not null
    )
    select jsonb_agg(jsonb_build_object('question', asking.question, 'words', wirecopy.words_of_query(asking.question),
                                        'languages', asking.languages)) into questions
    from (
        select q.question, jsonb_agg(s.language) as languages
        from (select distinct spoken.language from spoken) s,
             lateral (select wirecopy.search_query(s.language, asked_for) as question) q
        where numnode(q.question) > 0 and (matches.language is null or s.language = matches.language)
        group by q.question
    ) asking;

    if exists (select from jsonb_array_elements(questions) q where q ->> 'words' <> q ->> 'question') then
        wanted := least(greatest(matches.enough, 0), candidates);
    end if;

    newest := least(matches.until, (select max(a.first_seen_at) + interval '1 microsecond' from wirecopy.article a));
    before := newest;
    foreach after in array array[newest - interval '7 days', newest - interval '90 days', '-infinity'] loop
        after := greatest(after, matches.since);
        for asked in
            select (q ->> 'question')::tsquery as question, (q ->> 'words')::tsquery as words,
                   array(select jsonb_array_elements_text(q -> 'languages')) as languages
            from jsonb_array_elements(questions) q
        loop
            matched := matched || array(
                select newest_with_words.article_id
                from (
                    select a.article_id, a.first_seen_at, a.search
                    from wirecopy.article_search a
                    where a.search @@ asked.words
                      and (a.language = any(asked.languages)
                           or (a.language is null and array_position(asked.languages, null) is not null))
                      and a.first_seen_at >= after and a.first_seen_at < before
                      and (outlets is null or a.outlet_id = any(outlets))
                    order by a.first_seen_at desc
                    limit case when asked.words = asked.question then candidates else most_read end
                ) newest_with_words
                where asked.words = asked.question or newest_with_words.search @@ asked.question
                limit candidates);
        end loop;
        exit when cardinality(matched) >= wanted or after = matches.since;
        before := after;
    end loop;

    return query
    with candidate as (
        select a.article_id, a.first_seen_at, a.language, a.search
        from wirecopy.article_search a
        where a.article_id = any(matched)
        order by a.first_seen_at desc
        limit candidates
    )
    select c.article_id, c.first_seen_at, s.story_id, c.language, asking.question, ts_rank_cd(c.search, asking.question)
    from candidate c
    join (
        select (q ->> 'question')::tsquery as question, l.language
        from jsonb_array_elements(questions) q, jsonb_array_elements_text(q -> 'languages') l (language)
    ) asking on asking.language is not distinct from c.language
    left join wirecopy.story_copy s using (article_id);
end $$;
comment on function wirecopy.matches(text, text, integer, text, timestamptz, timestamptz) is 'What news.search and news.search_matches find, in no order: of the 1,000 newest matches, each with the question in the words of its language. Where the question has a phrase, it is looked for further back only while fewer than enough are found.';

create or replace function wirecopy.snippet(
    language text, title text, body text, asked_for text, question tsquery, marks text
) returns text
language sql stable set search_path = pg_catalog, pg_temp
begin atomic
    with shown (text) as (values (left(snippet.title || E'\n' || snippet.body, 20000)))
    -- ts_headline marks with characters of private use, as those of `marks` may mean something to its options.
    select case
        when wirecopy.is_unspaced(snippet.language)
            then translate(wirecopy.unspaced_snippet(shown.text, snippet.asked_for), '«»', snippet.marks)
        else translate(
            ts_headline(wirecopy.search_config(snippet.language), shown.text, snippet.question,
                        E'StartSel=\uE000,StopSel=\uE001,MaxFragments=2,MaxWords=25,MinWords=8'),
            E'\uE000\uE001', snippet.marks)
    end
    from shown;
end;
comment on function wirecopy.snippet(text, text, text, text, tsquery, text) is 'Where a headline or a text has the words of a question, each between the two characters of `marks`.';

create or replace function news.search(
    query       text,
    language    text default null,
    max         integer default 50,
    from_outlet text default null,
    since       timestamptz default null,
    until       timestamptz default null,
    collapse    text default null
)
returns table (article_id bigint, outlet text, title text, published_at timestamptz, first_seen_at timestamptz, url text, rank real, snippet text,
               story_id bigint, outlet_domain text, hits bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if search.collapse <> 'story' then
        raise invalid_parameter_value using message = format('collapse is ''story'' or NULL, not ''%s''', search.collapse);
    end if;
    return query
    with gathered as (
        -- An article that has no story yet stands for itself.
        select r.*,
               row_number() over (partition by g.story_id, g.alone order by r.score desc, r.first_seen_at desc, r.article_id) as place,
               count(*) over (partition by g.story_id, g.alone) as gathered_hits
        from wirecopy.matches(search.query, search.language, coalesce(search.max, 50), search.from_outlet, search.since, search.until) r,
             lateral (select case when search.collapse = 'story' then r.story_id end as story_id,
                             case when search.collapse = 'story' and r.story_id is not null then null else r.article_id end as alone) g
    ), best as (
        select g.* from gathered g
        where g.place = 1
        order by g.score desc, g.first_seen_at desc, g.article_id
        limit least(greatest(coalesce(search.max, 50), 0), 1000)
    )
    select b.article_id, o.name, a.title, a.published_at, b.first_seen_at, a.url, b.score,
           wirecopy.snippet(b.language_of, a.title, a.text, left(search.query, 1000), b.question, '«»'),
           b.story_id, o.domain, b.gathered_hits
    from best b
    join wirecopy.article a using (article_id)
    join wirecopy.outlet o using (outlet_id)
    order by b.score desc, b.first_seen_at desc, b.article_id;
end $$;
comment on function news.search(text, text, integer, text, timestamptz, timestamptz, text) is 'Articles that match, best first: of the 1,000 newest matches, at most max (at most 1,000). A phrase is looked for in the newest 2,000 articles with its words in the last 7 days, and where that gives less than max, in as many of the 90 days before and of all time. query takes web search syntax (words, "a phrase", or, -not) and word* for words that begin so, 1,000 characters of it. language (ISO 639-1), from_outlet (its domain or name), since and until (of first_seen_at: from since, before until) narrow it. collapse => ''story'' shows the best article of each story, and hits says how many it stands for. Words are marked «so» in snippet, which is text from the network: escape it before you show it.';

-- Counts and further filters need all that was found, and no words around it: those of 1,000 articles take 200 ms.
create or replace function news.search_matches(
    query       text,
    language    text default null,
    enough      integer default 100,
    from_outlet text default null,
    since       timestamptz default null,
    until       timestamptz default null
)
returns table (article_id bigint, rank real)
language sql stable security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select found.article_id, found.score
    from wirecopy.matches(
        search_matches.query, search_matches.language, coalesce(search_matches.enough, 100), search_matches.from_outlet,
        search_matches.since, search_matches.until) found;
end;
comment on function news.search_matches(text, text, integer, text, timestamptz, timestamptz) is 'The newest 1,000 articles that match, with their rank and in no order: to count them, or to narrow them by what news.articles says. It finds what news.search does, and takes a tenth of the time; news.search_snippet gives the words around. A phrase is looked for further back only while fewer than enough are found.';

create or replace function news.search_snippet(article_id bigint, query text, marks text default '«»') returns text
language sql stable security definer
set search_path = pg_catalog, pg_temp
begin atomic
    select wirecopy.snippet(
        a.language, a.title, a.text, asked.words, wirecopy.search_query(a.language, asked.words), search_snippet.marks)
    from wirecopy.article a, (values (left(search_snippet.query, 1000))) asked (words)
    where a.article_id = search_snippet.article_id;
end;
comment on function news.search_snippet(bigint, text, text) is 'Where an article has the words of a question: the same as snippet in news.search, which marks them «so». Two other characters in marks tell them from quotation marks of the text.';
