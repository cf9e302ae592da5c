-- Delete one batch of lines that were not repeated in time.
-- Uses site_line_unrepeated.
-- Parameters: before (a date), max.
delete from wirecopy.site_line l
using (
    select outlet_id, line_hash from wirecopy.site_line
    where last_seen_on < %(before)s and cardinality(article_ids) < 3
    limit %(max)s
    for update skip locked
) old
where (l.outlet_id, l.line_hash) = (old.outlet_id, old.line_hash)
