"""The lines of a page that are its article; `cascade.read_text` says in which order they are looked for."""
