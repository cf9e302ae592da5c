-- Read what the feeds say of a page. The first listing counts.
-- Parameters: page_id.
select e.title, e.authors, e.tags, e.image_url, e.published_at, e.published_raw, e.published_precision
from wirecopy.entry e
where e.page_id = %(page_id)s
order by e.first_seen_at, e.entry_id
limit 1
