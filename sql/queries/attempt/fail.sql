-- Note why work on an item failed, and set it aside where it has begun as often as it may.
-- Row: whether it is set aside.
-- Parameters: item, item_id, reason, now, most.
update wirecopy.attempt
set reason = %(reason)s, set_aside_at = case when attempts >= %(most)s then %(now)s::timestamptz end
where item = %(item)s and item_id = %(item_id)s
returning set_aside_at is not null
