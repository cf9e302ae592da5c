-- Store how many words extraction took from each part of a page.
-- Parameters: page_fetch_id, arrays part_no, words.
update wirecopy.page_part t set words = w.words
from unnest(%(part_no)s::integer[], %(words)s::integer[]) as w (part_no, words)
where t.page_fetch_id = %(page_fetch_id)s and t.part_no = w.part_no
