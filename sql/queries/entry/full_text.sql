-- Find the longest text that a feed of the page's own site or outlet carries for it.
-- Parameters: page_id, min_characters.
select e.title, e.content
from wirecopy.entry e
join wirecopy.page p using (page_id)
join wirecopy.feed f using (feed_id)
join wirecopy.outlet o using (outlet_id)
where e.page_id = %(page_id)s and length(e.content) >= %(min_characters)s
  and (f.domain = p.domain or o.domain = p.domain or o.domain like '%%.' || p.domain)
order by length(e.content) desc, e.entry_id
limit 1
