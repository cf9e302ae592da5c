-- Note that an article was served again, unchanged.
-- Parameters: article_id, now.
update wirecopy.article set last_seen_at = %(now)s where article_id = %(article_id)s
