-- Store how the extraction of a fetched page ended, what its text was doubted for, and give the claim back.
-- Parameters: page_fetch_id, outcome, message, text_doubt, text_choice, run_id, now.
update wirecopy.page_fetch
set extract_outcome = %(outcome)s, extract_message = %(message)s, extract_run_id = %(run_id)s, extracted_at = %(now)s,
    text_doubt = %(text_doubt)s, text_choice = %(text_choice)s, lease_holder = null, lease_until = null
where page_fetch_id = %(page_fetch_id)s
