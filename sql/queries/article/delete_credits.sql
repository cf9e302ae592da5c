-- Delete the credits of an article, before they are stored anew.
-- Parameters: article_id.
delete from wirecopy.credit where article_id = %(article_id)s
