create or replace function news.changes(after bigint, max integer default 1000)
returns table (change_seq bigint, kind text, article_id bigint, story_id bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    (select a.change_seq, 'article'::text, a.article_id, c.story_id
     from wirecopy.article a left join wirecopy.story_copy c using (article_id)
     where a.change_seq > changes.after order by a.change_seq limit changes.max)
    union all
    (select s.change_seq, 'story'::text, null::bigint, s.story_id
     from wirecopy.story s
     where s.change_seq > changes.after order by s.change_seq limit changes.max)
    order by 1
    limit changes.max;
end;
comment on function news.changes(bigint, integer) is 'Articles and stories that changed after that number, in commit order. Remember the largest change_seq that you saw, and ask from there: nothing is missed, and nothing comes twice unless it changed again. A story that was merged into another appears too: see news.story_merges.';
