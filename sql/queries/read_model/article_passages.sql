-- Read what an article kept, cut, added or edited of the fullest text of its story, in reading order.
-- Parameters: article_id, characters (passages that begin after so many are left out).
select kind, left(text, %(characters)s) as text, left(was, %(characters)s) as was
from (
    select *, sum(length(text)) over (order by passage_no) - length(text) as before
    from news.copy_diff(%(article_id)s)
) passage
where before < %(characters)s
order by passage_no
