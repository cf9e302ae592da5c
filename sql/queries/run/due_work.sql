-- What waits for one stage in one shard, counted up to a limit, so that a backlog costs no scan of its table. Each
-- branch uses the index by which its stage claims, and leaves out what no stage takes: what was set aside, and feeds and
-- pages of domains that want to be left alone. Stages that take no work in have no row.
-- Row: domain (null for stories), items; most items first. Parameters: stage, due, started, now, shard, shards, max.
select domain, count(*)
from (
    (
        select domain from wirecopy.feed
        where %(stage)s = 'poll' and status <> 'retired' and next_poll_at <= %(due)s
          and (last_polled_at is null or last_polled_at < %(started)s)
          and wirecopy.shard_of(domain, %(shards)s) = %(shard)s
          and not exists (select from wirecopy.domain_hold h where h.domain = feed.domain and h.until > %(now)s)
          and not exists (select from wirecopy.refusing_domain r where r.domain = feed.domain and r.until > %(due)s)
          and not exists (
              select from wirecopy.attempt t
              where t.item = 'feed' and t.item_id = feed.feed_id and t.set_aside_at is not null)
        limit %(max)s
    ) union all (
        select domain from wirecopy.page
        where %(stage)s = 'fetch' and next_fetch_at <= %(due)s
          and (last_fetched_at is null or last_fetched_at < %(started)s)
          and wirecopy.shard_of(domain, %(shards)s) = %(shard)s
          and not exists (select from wirecopy.domain_hold h where h.domain = page.domain and h.until > %(now)s)
          and not exists (
              select from wirecopy.attempt t
              where t.item = 'page' and t.item_id = page.page_id and t.set_aside_at is not null)
        limit %(max)s
    ) union all (
        select p.domain from wirecopy.page_fetch f join wirecopy.page p using (page_id)
        where %(stage)s = 'extract' and f.document_id is not null and f.extract_outcome is null
        limit %(max)s
    ) union all (
        select o.domain from wirecopy.article a join wirecopy.outlet o using (outlet_id)
        where %(stage)s = 'dedupe'
          and a.article_id in (
              select article_id from wirecopy.article where not compared
              union
              select article_id from wirecopy.waiting_companion)
          and not exists (
              select from wirecopy.attempt t
              where t.item = 'article' and t.item_id = a.article_id and t.set_aside_at is not null)
        limit %(max)s
    ) union all (
        select null from wirecopy.story
        where %(stage)s = 'publish' and unpublished and merged_into is null
          and not exists (
              select from wirecopy.attempt t
              where t.item = 'story' and t.item_id = story.story_id and t.set_aside_at is not null)
        limit %(max)s
    )
) due
group by domain
order by count(*) desc, domain
