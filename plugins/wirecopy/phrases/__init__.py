"""What the words of news pages are in each language: "by", "with", "photo", "read more", "updated", the months.

One file per kind, and in it one table per use. Knows words and nothing of where they stand: which line is a byline is
decided by whoever asks for the words. The words of markup (class names, meta tags, addresses) are not here but where
markup is read; the marks of agencies are in config/wire_services.yaml.

How to add a language, or a phrase:

1. Find the file of the kind (`by`, `read_more`, `photo`, `months`, …) and the table whose examples fit.
2. Add a line with the code of the language (ISO 639-1), where you saw the phrases (the address of a page will do), and
   the phrases: `"ro": {"https://example.org/a": "de, articol de"},`. `notation` says how they are written; no regular
   expressions. A table without a note takes what you find; a note above a tuple says which words are left out where,
   and why.
3. Run `python -m pytest tests/phrases tests/extract tests/credit`, and on gold pages compare before and after, as
   docs/evidence/extraction.md does: a word of one language may be an everyday word of another.
"""

from wirecopy.phrases.notation import Phrases, first_look, one_of, pattern_of, spellings

__all__ = ["Phrases", "first_look", "one_of", "pattern_of", "spellings"]
