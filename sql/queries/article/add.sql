-- Add a new article with its first revision, its credits in their order, and what it is found by. No row comes back where
-- there is an article with that address, and nothing is stored; where another transaction adds one at this moment, this one
-- waits for its commit.
--
-- One statement, because each of five waited for the server (`python -m benchmarks.load`).
-- Row: article_id.
-- Parameters: outlet_id, page_id, url, key_sha256, canonical_url, title, authors, organisations, published_at, published_raw,
-- published_precision, published_source, modified_at, modified_raw, modified_source, first_seen_at, now, language,
-- text, text_sha256, metadata_sha256, word_count, section, tags, image_url, access, rights, extractor, text_source, cause,
-- page_fetch_id; arrays role, party, evidence, source, confidence.
with added as (
    insert into wirecopy.article (outlet_id, outlet_domain, page_id, url, key_sha256, canonical_url, title, authors, organisations,
                                  published_at, published_raw, published_precision, published_source,
                                  modified_at, modified_raw, modified_source, first_seen_at, last_seen_at,
                                  language, text, text_sha256, metadata_sha256, word_count, section, tags, image_url, access, rights,
                                  extractor, text_source)
    values (%(outlet_id)s, (select domain from wirecopy.outlet where outlet_id = %(outlet_id)s), %(page_id)s, %(url)s, %(key_sha256)s, %(canonical_url)s, %(title)s, %(authors)s, %(organisations)s,
            %(published_at)s, %(published_raw)s, %(published_precision)s, %(published_source)s,
            %(modified_at)s, %(modified_raw)s, %(modified_source)s, %(first_seen_at)s, %(now)s,
            %(language)s, %(text)s, %(text_sha256)s, %(metadata_sha256)s, %(word_count)s, %(section)s, %(tags)s, %(image_url)s, %(access)s, %(rights)s,
            %(extractor)s, %(text_source)s)
    on conflict (key_sha256) do nothing
    returning article_id, outlet_id, first_seen_at
), first_revision as (
    insert into wirecopy.revision (article_id, revision_no, seen_at, title, text, text_sha256, words_added, words_removed, cause, page_fetch_id, extractor, text_source)
    select article_id, 1, %(now)s, %(title)s, %(text)s, %(text_sha256)s, %(word_count)s, 0, %(cause)s, %(page_fetch_id)s, %(extractor)s, %(text_source)s
    from added
), credited as (
    insert into wirecopy.credit (article_id, role, party, evidence, source, confidence, position)
    select article_id, c.*
    from added, unnest(%(role)s::text[], %(party)s::text[], %(evidence)s::text[], %(source)s::text[], %(confidence)s::real[])
         with ordinality as c
), findable as (
    insert into wirecopy.article_search (article_id, outlet_id, first_seen_at, language, search, address)
    select article_id, outlet_id, first_seen_at, %(language)s, wirecopy.search_vector(%(language)s, %(title)s, %(text)s),
           wirecopy.address_vector(concat_ws(' ', %(url)s::text, %(canonical_url)s::text))
    from added
)
select article_id from added
