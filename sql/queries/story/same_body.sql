-- Pairs with the same normalised text, of any age: each article of the batch with the oldest other one.
-- A text under 40 words is often furniture ("Please enable JavaScript"), so there the headline must agree too.
-- Uses fingerprint_body. Parameters: article_id (array), short (40).
select least(f.article_id, oldest.article_id), greatest(f.article_id, oldest.article_id)
from wirecopy.fingerprint f
join wirecopy.article a using (article_id)
join lateral (
    select min(other.article_id) as article_id
    from wirecopy.fingerprint other
    join wirecopy.article b on b.article_id = other.article_id
    where other.body_hash = f.body_hash and other.article_id <> f.article_id
      and (f.words >= %(short)s or lower(a.title) = lower(b.title))
) oldest on oldest.article_id is not null
where f.article_id = any(%(article_id)s) and f.words > 0
