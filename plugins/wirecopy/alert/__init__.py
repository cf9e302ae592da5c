"""Decides which alerts open, stay and clear: from facts to findings, from findings to alerts. Pure."""
