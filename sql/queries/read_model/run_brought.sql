-- Count what was first seen while a run went on.
-- Row: articles, shared_stories (that several outlets carry).
-- Uses article_first_seen, story_first_seen.
-- Parameters: since, until.
select
    (select count(*) from news.articles where first_seen_at between %(since)s and %(until)s) as articles,
    (select count(*) from news.stories where first_seen_at between %(since)s and %(until)s and outlet_count > 1) as shared_stories
