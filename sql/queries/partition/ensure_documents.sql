-- Make the partitions for documents fetched at these times.
-- Parameters: at (array of times).
select wirecopy.ensure_document_partition(day) from unnest(%(at)s::timestamptz[]) as day
