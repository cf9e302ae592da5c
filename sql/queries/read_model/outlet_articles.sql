-- Read the newest articles of an outlet.
-- Row: one article. agency as in read_model/outlet_agencies.
-- Uses article_outlet_domain.
-- Parameters: outlet_domain, max.
select article_id, story_id, title, authors, first_seen_at, published_at, access, word_count,
       case when is_wire_copy then coalesce(originator, distributor) end as agency
from news.articles
where outlet_domain = %(outlet_domain)s
order by first_seen_at desc, article_id desc
limit %(max)s
