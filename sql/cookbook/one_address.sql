-- What happened to one address?
-- Who listed it, each fetch and what was read, its changes, and what comes next. Put the address in place of the subquery.
with page as (
    select page_id, article_id from news.pages where url = (select url from news.articles order by first_seen_at desc, article_id limit 1)
)
select first_seen_at as at, 'listed' as what, feed as by, title as detail
from news.entry_fates where page_id in (select page_id from page)
union all
select fetched_at, 'fetched', 'run ' || run_id, concat_ws(': ', outcome, nullif(message, ''))
from news.page_fetches where page_id in (select page_id from page)
union all
select extracted_at, 'read', null, concat_ws(': ', extract_outcome, nullif(extract_message, ''))
from news.page_fetches where page_id in (select page_id from page) and extracted_at is not null
union all
select seen_at, 'revision ' || revision_no, cause, '+' || words_added || ' -' || words_removed || ' words: ' || title
from news.revisions where article_id in (select article_id from page)
union all
select next_fetch_at, 'next', feed, fate || '; ' || next_step
from news.entry_fates where page_id in (select page_id from page)
order by at nulls last, what;
