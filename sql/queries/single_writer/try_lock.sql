-- Hold a right to write until the transaction ends. No row comes back where somebody else holds it.
-- Parameters: name.
select 1 from wirecopy.single_writer where name = %(name)s for update skip locked
