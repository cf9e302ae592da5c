-- Store how much text the other form of a page gave, where this fetch brought it.
-- Parameters: page_id, page_fetch_id.
update wirecopy.page p set alternate_words = coalesce(t.words, 0)
from wirecopy.page_part t
where p.page_id = %(page_id)s and t.page_fetch_id = %(page_fetch_id)s and t.kind in ('amp', 'print')
