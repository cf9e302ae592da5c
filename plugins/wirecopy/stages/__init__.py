"""The stages of a run: each reads what it owns, asks the pure core, and writes result and next state together.

They are called alike by the DAG, by the command line and by tests, and each may be run again at any time:
what is done is not done twice, what is not done is taken up.
"""
