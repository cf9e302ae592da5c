-- Find the newest articles that pass some filters, for a list and for counts of what they have in common.
-- Row: one article, newest first; no text.
-- Uses article_first_seen, article_outlet_domain, article_language, article_originator or article_distributor, read
-- backwards. What no index finds (author, access, wire copy) is looked for in the newest `scanned` articles only: without
-- that limit a rare word would read the whole archive.
-- Parameters: outlet, language, agency, author, access, since, until, is_wire_copy (false: also where nobody says), behind_at, behind_id
-- (time and number of an article: only those behind it), scanned, max. NULL: no such filter.
with candidate as (
    (
        select * from news.articles
        where %(agency)s::text is null
          and (%(outlet)s::text is null or outlet_domain = %(outlet)s)
          and (%(language)s::text is null or language = %(language)s)
          and first_seen_at >= coalesce(%(since)s::timestamptz, '-infinity')
          and first_seen_at < coalesce(%(until)s::timestamptz, 'infinity')
          and first_seen_at <= coalesce(%(behind_at)s::timestamptz, 'infinity')
        order by first_seen_at desc, article_id desc
        limit %(scanned)s
    )
    union all
    (
        select * from news.articles
        where originator = %(agency)s
          and (%(outlet)s::text is null or outlet_domain = %(outlet)s)
          and (%(language)s::text is null or language = %(language)s)
          and first_seen_at >= coalesce(%(since)s::timestamptz, '-infinity')
          and first_seen_at < coalesce(%(until)s::timestamptz, 'infinity')
          and first_seen_at <= coalesce(%(behind_at)s::timestamptz, 'infinity')
        order by first_seen_at desc, article_id desc
        limit %(scanned)s
    )
    union all
    (
        select * from news.articles
        where distributor = %(agency)s and originator is distinct from %(agency)s
          and (%(outlet)s::text is null or outlet_domain = %(outlet)s)
          and (%(language)s::text is null or language = %(language)s)
          and first_seen_at >= coalesce(%(since)s::timestamptz, '-infinity')
          and first_seen_at < coalesce(%(until)s::timestamptz, 'infinity')
          and first_seen_at <= coalesce(%(behind_at)s::timestamptz, 'infinity')
        order by first_seen_at desc, article_id desc
        limit %(scanned)s
    )
)
select
    article_id, first_seen_at, outlet, outlet_domain, language, access, originator, distributor,
    coalesce(is_wire_copy, false) as is_wire_copy
from candidate
where (%(author)s::text is null or %(author)s = any(authors))
  and (%(access)s::text is null or access = %(access)s)
  and (%(is_wire_copy)s::boolean is null or coalesce(is_wire_copy, false) = %(is_wire_copy)s)
  and (%(behind_at)s::timestamptz is null or (first_seen_at, article_id) < (%(behind_at)s, %(behind_id)s))
order by first_seen_at desc, article_id desc
limit %(max)s
