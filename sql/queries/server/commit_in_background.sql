-- Let this transaction's commit not wait for the disk: what a crash of the server loses of it, the last half second, is as if
-- it had not been.
set local synchronous_commit = off
