-- Store what copies did, passage by passage, in place of what was known.
-- Parameters: compared (array of article_id), arrays article_id, position, kind, start, length, was_start, was_length.
with old as (
    delete from wirecopy.copy_passage p
    where p.article_id = any(%(compared)s::bigint[])
      and not exists (select from unnest(%(article_id)s::bigint[], %(position)s::integer[]) as n (article_id, position)
                      where n.article_id = p.article_id and n.position = p.position)
)
insert into wirecopy.copy_passage (article_id, position, kind, start, length, was_start, was_length)
select * from unnest(%(article_id)s::bigint[], %(position)s::integer[], %(kind)s::text[], %(start)s::integer[],
                     %(length)s::integer[], %(was_start)s::integer[], %(was_length)s::integer[])
on conflict (article_id, position) do update
set kind = excluded.kind, start = excluded.start, length = excluded.length,
    was_start = excluded.was_start, was_length = excluded.was_length
