create or replace function news.changes(after bigint, max integer default 1000)
returns table (change_seq bigint, kind text, article_id bigint, story_id bigint, changed text[])
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    with entry as (
        (select a.change_seq, a.article_id, null::bigint as story_id,
                case when a.change_seq > (select recorded_since from wirecopy.change_counter) then coalesce(a.changed, array['new']) end as changed
         from wirecopy.article a
         where a.change_seq > changes.after order by a.change_seq limit changes.max)
        union all
        (select s.change_seq, null, s.story_id,
                case when s.change_seq > (select recorded_since from wirecopy.change_counter) then coalesce(s.changed, array['new']) end
         from wirecopy.story s
         where s.change_seq > changes.after order by s.change_seq limit changes.max)
        union all
        (select e.change_seq, e.article_id, e.story_id, e.changed
         from wirecopy.earlier_change e
         where e.change_seq > changes.after order by e.change_seq limit changes.max)
        order by 1
        limit changes.max
    ), object as (
        -- What changed several times comes once, at its last number.
        select max(e.change_seq) as change_seq, e.article_id, e.story_id, count(*) as changes, min(e.changed) as changed,
               bool_and(e.changed is not null) as is_recorded, string_agg(array_to_string(e.changed, ','), ',') as words
        from entry e
        group by e.article_id, e.story_id
    )
    select o.change_seq, case when o.article_id is null then 'story' else 'article' end, o.article_id,
           coalesce(o.story_id, c.story_id),
           case when o.changes = 1 then o.changed
                when o.is_recorded then array(
                    select distinct word from unnest(string_to_array(o.words, ',')) word where word <> '' order by word)
           end
    from object o
    left join wirecopy.story_copy c on c.article_id = o.article_id
    order by 1;
end;
comment on function news.changes(bigint, integer) is 'Articles and stories that changed after that number, in commit order, each once in a call. Remember the largest change_seq that you saw, and ask from there until no row comes (there may be fewer than max before): nothing is missed, and nothing comes twice unless it changed again. changed says what did: of articles new, text, headline, metadata, story, credit, withdrawn; of stories new, members, text, headline, metadata, credit, versions, merged (into another: see news.story_merges). NULL: it changed before this was recorded. Publish sends a NOTIFY on channel wirecopy_changes with its largest number, as a wake-up only.';
