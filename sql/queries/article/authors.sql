-- Read who wrote an article, as its page or feed says.
-- Parameters: article_id.
select authors from wirecopy.article where article_id = %(article_id)s
