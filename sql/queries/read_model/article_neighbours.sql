-- Read the copies of its story that were out just before and just after an article.
-- Row: one copy; is_next says which. None where it is the first or the last, or has no story.
-- Uses story_copy_pkey, story_copy_story.
-- Parameters: article_id.
with mine as (
    select story_id, article_id, published_lag from news.story_copies where article_id = %(article_id)s
)
(
    select c.article_id, c.outlet, c.published_lag as lag, false as is_next
    from mine join news.story_copies c using (story_id)
    where (c.published_lag, c.article_id) < (mine.published_lag, mine.article_id)
    order by c.published_lag desc, c.article_id desc
    limit 1
)
union all
(
    select c.article_id, c.outlet, c.published_lag as lag, true as is_next
    from mine join news.story_copies c using (story_id)
    where (c.published_lag, c.article_id) > (mine.published_lag, mine.article_id)
    order by c.published_lag, c.article_id
    limit 1
)
