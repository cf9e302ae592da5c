"""The only room with a cursor: one module per aggregate, its SQL in sql/queries/<aggregate>/.

Functions take a connection and leave the transaction to their caller. They hold no policy: what is due,
what a copy is, what an outcome means for the schedule is decided in the pure rooms.
"""
