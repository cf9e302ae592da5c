-- Find the articles with the words of a question that pass some filters, for a list and for counts of what they have in common.
-- Row: one article, best first; no text. At most 1,000: of the newest matches, as news.search says.
-- Uses article_search_words, article_pkey.
-- Parameters: question, outlet, language, agency, author, access, since, until, is_wire_copy (false: also where nobody says), enough (more are
-- not looked for if that takes reading: see news.search_matches). NULL: no such filter.
select
    a.article_id, a.first_seen_at, a.outlet, a.outlet_domain, a.language, a.access, a.originator, a.distributor,
    coalesce(a.is_wire_copy, false) as is_wire_copy
from news.search_matches(
    %(question)s, language => %(language)s, enough => %(enough)s, from_outlet => %(outlet)s,
    since => %(since)s, until => %(until)s
) m
join news.articles a using (article_id)
where (%(agency)s::text is null or a.originator = %(agency)s or a.distributor = %(agency)s)
  and (%(author)s::text is null or %(author)s = any(a.authors))
  and (%(access)s::text is null or a.access = %(access)s)
  and (%(is_wire_copy)s::boolean is null or coalesce(a.is_wire_copy, false) = %(is_wire_copy)s)
order by m.rank desc, a.first_seen_at desc, a.article_id desc
