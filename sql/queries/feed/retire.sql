-- Retire feeds that left the configuration: they are kept, but not asked.
-- Parameters: url_sha256 (array of those listed).
update wirecopy.feed set status = 'retired' where status <> 'retired' and url_sha256 <> all(%(url_sha256)s::bytea[])
