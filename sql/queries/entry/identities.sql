-- Read all that may identify a feed's newest entries, the oldest of them first. The content comes only where it can
-- count: that of a feed of full texts would be hundreds of megabytes.
-- Row: key, guid, link, title, published_at, published_raw, summary, content.
-- Parameters: feed_id, max.
select key, guid, link, title, published_at, published_raw, summary, content
from (
    select entry_id, first_seen_at, key, guid, link, title, published_at, published_raw, summary,
           case when summary = '' then content else '' end as content
    from wirecopy.entry
    where feed_id = %(feed_id)s
    order by first_seen_at desc, entry_id desc
    limit %(max)s
) newest
order by first_seen_at, entry_id
