-- Finds first, then looks up: which words an address has is indexed, and what is found by them is held against the part as it
-- stands. An article is found by its own two addresses, which may be where the link of its feed led.
create or replace function news.find_address(part text, max integer default 100)
returns table (url text, first_seen_at timestamptz, feed text, stage text, outcome text, message text,
               article_id bigint, story_id bigint, outlet_domain text, title text, article_url text, canonical_url text,
               entry_id bigint)
language plpgsql stable security definer
set search_path = pg_catalog, pg_temp
-- The plan depends on how common the words are.
set plan_cache_mode = force_custom_plan
as $$
declare
    -- Outlets change how they are reached, and readers paste what their browser shows.
    given    text := lower(left(trim(part), 8192) collate "C");
    pasted   text := case when given like '//%' then given else rtrim(regexp_replace(given, '^https?://(www\.)?', ''), '/') end;
    question tsquery := wirecopy.address_query(pasted);
    -- As it stands in the address.
    asked    text := rtrim(pasted, '*');
    most     integer := least(greatest(coalesce(max, 100), 0), 1000);
    -- What many addresses have is not read further back than so many of them.
    recent   constant integer := 20000;
    since    bigint;
    entries  bigint[];
    articles bigint[];
begin
    for since in
        select l.newest - recent from (select pg_catalog.max(e.entry_id) from wirecopy.entry e) l (newest) union all select 0
    loop
        entries := array(
            select e.entry_id
            from wirecopy.entry e
            where e.entry_id > since
              and wirecopy.address_vector(e.link) @@ question and strpos(lower(e.link collate "C"), asked) > 0
            order by e.entry_id desc
            limit most);
        exit when cardinality(entries) = most;
    end loop;
    for since in
        select l.newest - recent from (select pg_catalog.max(s.article_id) from wirecopy.article_search s) l (newest) union all select 0
    loop
        articles := array(
            select s.article_id
            from wirecopy.article_search s
            join wirecopy.article a using (article_id)
            where s.article_id > since
              and s.address @@ question and strpos(lower(concat_ws(' ', a.url, a.canonical_url) collate "C"), asked) > 0
            order by s.article_id desc
            limit most);
        exit when cardinality(articles) = most;
    end loop;
    return query
    with found as (
        select unnest(entries) as entry_id
        union
        select e.entry_id
        from wirecopy.page p
        join wirecopy.entry e using (page_id)
        where p.article_id = any(articles)
    )
    select f.url, f.first_seen_at, f.feed, f.stage, f.outcome, f.message, f.article_id, a.story_id, a.outlet_domain,
           coalesce(a.title, f.title), a.url, a.canonical_url, f.entry_id
    from found
    join news.entry_fates f using (entry_id)
    left join news.articles a using (article_id)
    union all
    -- What no feed listed: imported from an archive.
    select a.url, a.first_seen_at, null, 'publish', 'ok', '', a.article_id, a.story_id, a.outlet_domain, a.title, a.url,
           a.canonical_url, null
    from news.articles a
    where a.article_id = any(articles)
      and not exists (select from wirecopy.page p join wirecopy.entry e using (page_id) where p.article_id = a.article_id)
    order by 2 desc, 13 desc
    limit most;
end $$;
comment on function news.find_address(text, integer) is 'Everything about an address, newest first: what became of each entry that listed it, and the article. part is a whole address (with or without https:// and www.), a host as //paper.example/, or a part of whole words; a star at its end says that its last word may go on, and capitals are the same. At most max rows (at most 1,000).';
