-- Read what an article kept, cut, added or edited from one revision to another, in reading order; the headline first, if it
-- changed.
-- Parameters: article_id, old, new (numbers of revisions), characters (passages that begin after so many are left out).
select passage_no = 0 as is_headline, kind, left(text, %(characters)s) as text, left(was, %(characters)s) as was
from (
    select *, sum(length(text)) over (order by passage_no) - length(text) as before
    from news.revision_diff(%(article_id)s, %(old)s, %(new)s)
) passage
where before < %(characters)s
order by passage_no
