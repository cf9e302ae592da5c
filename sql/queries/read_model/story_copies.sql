-- Read who carries some stories, and what each outlet did with the text. Within a story they come in the order in which
-- they were out, by stated times where these are credible.
-- Row: one article in one of the stories.
-- Uses story_copy_story, article_pkey.
-- Parameters: story_ids.
select
    c.story_id,
    c.article_id,
    c.outlet,
    a.title,
    a.url,
    a.access,
    a.word_count,
    a.revision_count,
    c.relation,
    c.published_lag as lag,
    c.words_kept,
    c.words_cut,
    c.words_added,
    c.headline_changed
from news.story_copies c
join news.articles a using (article_id)
where c.story_id = any(%(story_ids)s)
order by c.story_id, c.published_lag, c.article_id
