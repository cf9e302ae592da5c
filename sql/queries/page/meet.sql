-- A page met outside any feed; it is not fetched on our own account. Locked until the transaction ends.
-- Parameters: url, key_sha256, domain, at.
insert into wirecopy.page (url, key_sha256, domain, first_seen_at)
values (%(url)s, %(key_sha256)s, %(domain)s, %(at)s)
on conflict (key_sha256) do update set url = page.url
returning page_id
