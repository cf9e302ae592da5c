-- Read when an article was first seen: where the list behind it begins.
-- Row: article_id, first_seen_at; none where the number is unknown.
-- Uses article_pkey.
-- Parameters: article_id.
select article_id, first_seen_at from news.articles where article_id = %(article_id)s
