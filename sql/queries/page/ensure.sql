-- Find or add a page that was not listed by a feed, and lock it until the transaction ends. A new one is not fetched on
-- our own account.
-- Row: page_id.
-- Parameters: url, key_sha256, domain, at.
insert into wirecopy.page (url, key_sha256, domain, first_seen_at)
values (%(url)s, %(key_sha256)s, %(domain)s, %(at)s)
on conflict (key_sha256) do update set url = page.url
returning page_id
