-- Articles outside the batch for which others speak in the index, those with the same text once.
-- Uses fingerprint_speaker. Parameters: arrays speaker_id, batch (article_id); most (for one speaker).
select asked.speaker_id, f.article_id
from unnest(%(speaker_id)s::bigint[]) as asked (speaker_id)
cross join lateral (
    select min(f.article_id) as article_id
    from wirecopy.fingerprint f
    join wirecopy.fingerprint speaker on speaker.article_id = asked.speaker_id
    where f.speaker_id = asked.speaker_id and f.body_hash <> speaker.body_hash
      and not exists (select from unnest(%(batch)s::bigint[]) as b (article_id) where b.article_id = f.article_id)
    group by f.body_hash
    order by 1
    limit %(most)s
) f
order by asked.speaker_id, f.article_id
