-- Have the next fetch of a page ask without conditions. Servers send the validators of the article along with what came
-- in its place.
-- Parameters: page_id.
update wirecopy.page set etag = null, last_modified = null
where page_id = %(page_id)s and (etag is not null or last_modified is not null)
