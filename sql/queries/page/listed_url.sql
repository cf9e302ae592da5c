-- Read the address of a page as feeds list it.
-- Parameters: page_id.
select url from wirecopy.page where page_id = %(page_id)s
