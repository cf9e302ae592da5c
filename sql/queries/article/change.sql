-- Store the new text, headline or metadata of an article. First sight stays, and so does the first credible time of
-- publication: newsrooms re-date stories when they update them, and modified_at records that. A replay shows an old
-- fetch again, so the last sight never moves back. Readers are told what changed; it is no metadata where all that differs
-- are the credits, and another spelling of a party is no other credit. What an article is found by is written only where that
-- differs: its words are hundreds of index entries.
-- Parameters: canonical_url, title, authors, organisations, published_at, published_raw, published_precision, published_source,
-- modified_at, modified_raw, modified_source, now, language, text, text_sha256, metadata_sha256, word_count, section,
-- tags, image_url, access, rights, extractor, text_source, text_changed, is_minor, article_id; arrays role, party, evidence,
-- source, confidence (of the credits).
with stated as (
    select c.role, coalesce(p.name, c.party), c.evidence, c.source, c.confidence
    from unnest(%(role)s::text[], %(party)s::text[], %(evidence)s::text[], %(source)s::text[], %(confidence)s::real[])
         as c (role, party, evidence, source, confidence)
    left join wirecopy.party p on p.party_key = wirecopy.party_key(c.party)
), known as (
    select c.role, coalesce(p.name, c.party), c.evidence, c.source, c.confidence
    from wirecopy.credit c
    left join wirecopy.party p on p.party_key = wirecopy.party_key(c.party)
    where c.article_id = %(article_id)s
), credits as (
    select exists ((table stated except table known) union all (table known except table stated)) as differ
), changed as (
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
        minor_revision_count = minor_revision_count + %(is_minor)s::integer,
        compared = compared and not %(text_changed)s,
        unpublished = true,
        pending = wirecopy.noted(
            pending,
            case when text is distinct from %(text)s then 'text' end,
            case when title is distinct from %(title)s then 'headline' end,
            case when credits.differ then 'credit' end,
            case when metadata_sha256 <> %(metadata_sha256)s and (
                not credits.differ
                or (canonical_url, authors, organisations, modified_raw, language, section, tags, image_url, access, rights) is distinct from
                   (%(canonical_url)s, %(authors)s::text[], %(organisations)s::text[], %(modified_raw)s, %(language)s, %(section)s,
                    %(tags)s::text[], %(image_url)s, %(access)s, %(rights)s)
                or (published_at is null and %(published_at)s::timestamptz is not null)
            ) then 'metadata' end)
    from credits
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
