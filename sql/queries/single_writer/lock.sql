-- Wait until nobody else holds this right to write, and hold it until the transaction ends.
-- Parameters: name.
select 1 from wirecopy.single_writer where name = %(name)s for update
