-- Before they are read anew. Parameters: article_id.
delete from wirecopy.credit where article_id = %(article_id)s
