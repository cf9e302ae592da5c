-- Read which records of other people's WARC files an article is from.
-- Uses page_article, capture_page.
-- Parameters: article_id, max.
select url, captured_at, file, start_byte, record_id, revision_no
from news.captures
where article_id = %(article_id)s
order by captured_at desc
limit %(max)s
