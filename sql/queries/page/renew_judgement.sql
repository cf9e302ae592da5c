-- Store what was thought of a fetched page's text now, where that differs.
-- Parameters: page_fetch_id, text_doubt, text_choice.
update wirecopy.page_fetch
set text_doubt = %(text_doubt)s, text_choice = %(text_choice)s
where page_fetch_id = %(page_fetch_id)s
  and (text_doubt, text_choice) is distinct from (%(text_doubt)s::text, %(text_choice)s::text)
