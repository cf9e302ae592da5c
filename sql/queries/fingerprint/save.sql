-- Store the fingerprints of articles.
-- Parameters: arrays article_id, body_hash, words, shingles, representative_id.
insert into wirecopy.fingerprint (article_id, body_hash, words, shingles, representative_id)
select f.*
from unnest(%(article_id)s::bigint[], %(body_hash)s::bigint[], %(words)s::integer[], %(shingles)s::integer[],
            %(representative_id)s::bigint[]) as f (article_id)
order by f.article_id
on conflict (article_id) do update
set body_hash = excluded.body_hash, words = excluded.words, shingles = excluded.shingles, representative_id = excluded.representative_id
