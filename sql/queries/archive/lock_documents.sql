-- Keep everybody from reading and writing raw documents until the transaction ends: a month is about to be dropped.
lock table wirecopy.document in access exclusive mode
