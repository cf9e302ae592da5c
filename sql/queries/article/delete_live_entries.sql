-- Delete the entries of a live blog, before they are stored anew.
-- Parameters: article_id.
delete from wirecopy.live_entry where article_id = %(article_id)s
