-- Store entries that are new or changed. Each pair of feed and key comes once.
-- Parameters: now, arrays feed_id, key, page_key, outcome, message, guid, link, title, summary, content, image_url,
-- published_at, published_raw, published_precision, updated_at, updated_raw, content_sha256, source_digest, authors,
-- tags.
insert into wirecopy.entry (feed_id, key, page_id, outcome, message, guid, link, title, authors, summary, content, tags, image_url,
                            published_at, published_raw, published_precision, updated_at, updated_raw, content_sha256, source_digest,
                            first_seen_at, last_seen_at)
select l.feed_id, l.key, p.page_id, l.outcome, l.message, l.guid, l.link, l.title,
       array(select jsonb_array_elements_text(l.authors)), l.summary, l.content,
       array(select jsonb_array_elements_text(l.tags)), l.image_url,
       l.published_at, l.published_raw, l.published_precision, l.updated_at, l.updated_raw, l.content_sha256, l.source_digest,
       %(now)s, %(now)s
from unnest(%(feed_id)s::bigint[], %(key)s::bytea[], %(page_key)s::bytea[], %(outcome)s::text[], %(message)s::text[], %(guid)s::text[],
            %(link)s::text[], %(title)s::text[], %(summary)s::text[], %(content)s::text[], %(image_url)s::text[],
            %(published_at)s::timestamptz[], %(published_raw)s::text[], %(published_precision)s::text[],
            %(updated_at)s::timestamptz[], %(updated_raw)s::text[], %(content_sha256)s::bytea[], %(source_digest)s::bytea[], %(authors)s::jsonb[], %(tags)s::jsonb[])
     as l (feed_id, key, page_key, outcome, message, guid, link, title, summary, content, image_url,
           published_at, published_raw, published_precision, updated_at, updated_raw, content_sha256, source_digest, authors, tags)
left join wirecopy.page p on p.key_sha256 = l.page_key
order by l.feed_id, l.key
on conflict (feed_id, key) do update
set page_id = excluded.page_id, outcome = excluded.outcome, message = excluded.message, guid = excluded.guid, link = excluded.link,
    title = excluded.title, authors = excluded.authors, summary = excluded.summary, content = excluded.content,
    tags = excluded.tags, image_url = excluded.image_url,
    published_at = excluded.published_at, published_raw = excluded.published_raw, published_precision = excluded.published_precision,
    updated_at = excluded.updated_at, updated_raw = excluded.updated_raw, content_sha256 = excluded.content_sha256, source_digest = excluded.source_digest,
    last_seen_at = excluded.last_seen_at
