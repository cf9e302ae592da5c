-- One dedupe, one publish at a time: wait for the other. Parameters: name.
select 1 from wirecopy.single_writer where name = %(name)s for update
