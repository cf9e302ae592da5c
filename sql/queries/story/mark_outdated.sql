-- Have stories rolled up anew of which a member has other credits, or states a time and stated none, and has the same text: a
-- replay with a better extractor finds both. Articles are changed without the lock of the stories, so it is noted later: when
-- publish begins, and for those that changed since then before they are numbered, as nothing tells of it afterwards.
-- Uses article_unpublished, story_copy_pkey.
-- Parameters: arrays article_id (null: all), rolled_up (story_id of those that are rolled up in this transaction).
with outdated as (
    select c.story_id, bool_or('credit' = any(a.pending)) as is_recredited
    from wirecopy.article a
    join wirecopy.story_copy c using (article_id)
    join wirecopy.story s using (story_id)
    where a.unpublished and a.compared and a.change_seq is not null
      and (%(article_id)s::bigint[] is null or a.article_id = any(%(article_id)s::bigint[]))
      and c.story_id <> all(%(rolled_up)s::bigint[])
      and ('credit' = any(a.pending) and not (s.unpublished and coalesce('credit' = any(s.pending), false))
           or not s.unpublished and 'metadata' = any(a.pending) and a.published_at is not null
              and (s.first_published_at is null or c.stated_lag is null and a.published_precision <> 'day'))
    group by c.story_id
)
update wirecopy.story s
set unpublished = true, pending = wirecopy.noted(s.pending, case when o.is_recredited then 'credit' end)
from outdated o
where s.story_id = o.story_id
