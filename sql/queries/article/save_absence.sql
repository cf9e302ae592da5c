-- Store since when an article is missing, and withdrawn. Readers are told of the latter.
-- Parameters: article_id, missing_since, withdrawn_at.
update wirecopy.article
set missing_since = %(missing_since)s,
    withdrawn_at = %(withdrawn_at)s,
    pending = wirecopy.noted(pending, case when withdrawn_at is distinct from %(withdrawn_at)s then 'withdrawn' end),
    unpublished = unpublished or withdrawn_at is distinct from %(withdrawn_at)s
where article_id = %(article_id)s
