-- Forget the attempts at items whose work came to its end. What another worker has begun since then is its own.
-- Parameters: item, item_id (array), holder (null: whoever began them).
delete from wirecopy.attempt
where item = %(item)s and item_id = any(%(item_id)s) and (%(holder)s::text is null or holder = %(holder)s)
