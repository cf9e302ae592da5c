-- Make the table that whoever migrates locks, before any other of ours is there.
create table if not exists _wirecopy_migrating ()
