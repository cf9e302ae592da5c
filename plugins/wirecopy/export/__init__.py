"""How rows of the views become files of an export: pure. What is read and where it goes, say `store` and `stages`."""
