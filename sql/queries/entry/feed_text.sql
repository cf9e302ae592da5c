-- Find the longest text that a feed of the page's own site or outlet carries for it, and its summary. A page to which one
-- feed links under several headlines is no article of any of them: their summaries say nothing of it.
-- Row: title, content (empty below min_characters), summary.
-- Parameters: page_id, min_characters.
select e.title,
       case when length(e.content) >= %(min_characters)s then e.content else '' end as content,
       case when not exists (
           select from wirecopy.entry other
           where other.page_id = e.page_id and other.feed_id = e.feed_id and other.title <> e.title)
       then coalesce(nullif(e.summary, ''), e.content) else '' end as summary
from wirecopy.entry e
join wirecopy.page p using (page_id)
join wirecopy.feed f using (feed_id)
join wirecopy.outlet o using (outlet_id)
where e.page_id = %(page_id)s
  and (f.domain = p.domain or o.domain = p.domain or o.domain like '%%.' || p.domain)
order by length(e.content) desc, length(e.summary) desc, e.entry_id
limit 1
