-- Parameters: arrays article_id, body_hash, words, shingles.
insert into wirecopy.fingerprint (article_id, body_hash, words, shingles)
select * from unnest(%(article_id)s::bigint[], %(body_hash)s::bigint[], %(words)s::integer[], %(shingles)s::integer[]) as f (article_id, body_hash, words, shingles)
order by f.article_id
on conflict (article_id) do update set body_hash = excluded.body_hash, words = excluded.words, shingles = excluded.shingles
