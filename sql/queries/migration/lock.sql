-- Keep others from migrating until the transaction ends.
lock table _wirecopy_migrating in exclusive mode
