"""Decides which alerts open, stay and clear: from facts to trouble, from trouble to alerts. Pure."""
