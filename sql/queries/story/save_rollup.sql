-- What readers see of a story. Parameters: story_id, the columns.
update wirecopy.story
set title = %(title)s, originator = %(originator)s, distributor = %(distributor)s,
    first_seen_at = %(first_seen_at)s, first_outlet_id = %(first_outlet_id)s, last_seen_at = %(last_seen_at)s,
    outlet_count = %(outlet_count)s, article_count = %(article_count)s,
    fullest_article_id = %(fullest_article_id)s, language = %(language)s,
    first_published_at = %(first_published_at)s, first_published_outlet_id = %(first_published_outlet_id)s,
    credit_conflicts = %(credit_conflicts)s
where story_id = %(story_id)s
