"""Reads and writes the database. No other room has a cursor.

Each module serves one aggregate, whose SQL is in sql/queries/<aggregate>/. Functions take a connection and leave the
transaction to their caller. They decide nothing: the pure rooms decide what is due, what a copy is, and what an outcome
means for the schedule.
"""
