-- Read what the feeds say of a page: the first listing by a feed of the page's own site or outlet. A feed of another outlet
-- gives no more than a headline: an aggregator must not sign or date other people's articles.
-- Parameters: page_id.
select e.title,
       case when own.is_own then e.authors else '{}' end as authors,
       case when own.is_own then e.tags else '{}' end as tags,
       case when own.is_own then e.image_url end as image_url,
       case when own.is_own then e.published_at end as published_at,
       case when own.is_own then e.published_raw end as published_raw,
       case when own.is_own then e.published_precision end as published_precision
from wirecopy.entry e
join wirecopy.page p using (page_id)
join wirecopy.feed f using (feed_id)
join wirecopy.outlet o using (outlet_id)
cross join lateral (select f.domain = p.domain or o.domain = p.domain or o.domain like '%%.' || p.domain as is_own) own
where e.page_id = %(page_id)s
order by own.is_own desc, e.first_seen_at, e.entry_id
limit 1
