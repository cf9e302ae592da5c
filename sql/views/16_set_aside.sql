create or replace view news.set_aside as
select
    case t.item when 'feed' then 'poll' when 'page' then 'fetch' when 'article' then 'dedupe' when 'story' then 'publish'
                when 'read_again' then 'replay' when 'capture' then 'import' else 'extract' end as stage,
    t.item,
    t.item_id,
    coalesce(f.url, p.url, a.url) as url,
    t.reason,
    t.set_aside_at
from wirecopy.attempt t
left join wirecopy.feed f on t.item = 'feed' and f.feed_id = t.item_id
left join wirecopy.page_fetch pf on t.item in ('document', 'read_again') and pf.page_fetch_id = t.item_id
left join wirecopy.page p
    on t.item in ('page', 'feed_text', 'capture', 'document', 'read_again')
   and p.page_id = case when t.item in ('document', 'read_again') then pf.page_id else t.item_id end
left join lateral (
    select min(c.article_id) as article_id from wirecopy.story_copy c where t.item = 'story' and c.story_id = t.item_id
) founder on true
left join wirecopy.article a
    on t.item in ('article', 'story') and a.article_id = case t.item when 'story' then founder.article_id else t.item_id end
where t.set_aside_at is not null
  -- A story that was merged into another is taken with that one.
  and not exists (
      select from wirecopy.story s where t.item = 'story' and s.story_id = t.item_id and s.merged_into is not null);

comment on view news.set_aside is 'One row per feed, page, text, article or story that no stage takes any more, because work on it failed on our side. `wirecopy retry` puts it back.';
comment on column news.set_aside.stage is 'The stage that failed on it: poll, fetch, import, extract, replay (or the comparison of shared addresses in maintenance), dedupe or publish.';
comment on column news.set_aside.item is 'What it is: feed, page, document (of a page), feed_text (of a page that cannot be had), read_again (document of a page), capture (of a page in a WARC file), article or story.';
comment on column news.set_aside.item_id is 'Number of the feed, page, page fetch, page, page fetch, page, article or story.';
comment on column news.set_aside.url is 'Its address; of a story that of its first article.';
comment on column news.set_aside.reason is 'Why it failed, in one line.';
comment on column news.set_aside.set_aside_at is 'Since when no stage takes it.';
