-- Store the new text, headline or metadata of an article. First sight stays, and so does the first credible time of
-- publication: newsrooms re-date stories when they update them, and modified_at records that. A replay shows an old
-- fetch again, so the last sight never moves back. What it is found by is written only where that differs: its words are
-- hundreds of index entries.
-- Parameters: canonical_url, title, authors, organisations, published_at, published_raw, published_precision, published_source,
-- modified_at, modified_raw, modified_source, now, language, text, text_sha256, metadata_sha256, word_count, section,
-- tags, image_url, access, rights, extractor, text_source, text_changed, article_id.
with changed as (
    update wirecopy.article
    set canonical_url = %(canonical_url)s,
        title = %(title)s,
        authors = %(authors)s,
        organisations = %(organisations)s,
        published_at = coalesce(published_at, %(published_at)s),
        published_raw = case when published_at is null then %(published_raw)s else published_raw end,
        published_precision = case when published_at is null then %(published_precision)s else published_precision end,
        published_source = case when published_at is null then %(published_source)s else published_source end,
        modified_at = %(modified_at)s,
        modified_raw = %(modified_raw)s,
        modified_source = %(modified_source)s,
        last_seen_at = greatest(last_seen_at, %(now)s),
        language = %(language)s,
        text = %(text)s,
        text_sha256 = %(text_sha256)s,
        metadata_sha256 = %(metadata_sha256)s,
        word_count = %(word_count)s,
        section = %(section)s,
        tags = %(tags)s,
        image_url = %(image_url)s,
        access = %(access)s,
        rights = %(rights)s,
        extractor = %(extractor)s,
        text_source = %(text_source)s,
        revision_count = revision_count + %(text_changed)s::integer,
        compared = compared and not %(text_changed)s,
        unpublished = true
    where article_id = %(article_id)s
    returning article_id, language, title, text, concat_ws(' ', url, canonical_url) as addresses
)
update wirecopy.article_search s
set language = c.language,
    search = wirecopy.search_vector(c.language, c.title, c.text),
    address = wirecopy.address_vector(c.addresses)
from changed c
where s.article_id = c.article_id
  and (%(text_changed)s or s.language is distinct from c.language or s.address <> wirecopy.address_vector(c.addresses))
