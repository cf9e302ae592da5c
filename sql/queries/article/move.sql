-- Let another address identify an article. No row comes back where that address identifies another one.
-- Uses article_key_sha256_key.
-- Row: article_id.
-- Parameters: article_id, key_sha256.
update wirecopy.article
set key_sha256 = %(key_sha256)s
where article_id = %(article_id)s
  and not exists (
      select from wirecopy.article other
      where other.key_sha256 = %(key_sha256)s and other.article_id <> %(article_id)s)
returning article_id
