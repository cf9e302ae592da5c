-- Forget the attempts at items whose work came to its end.
-- Parameters: item, item_id (array).
delete from wirecopy.attempt where item = %(item)s and item_id = any(%(item_id)s)
