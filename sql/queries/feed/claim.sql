-- Take due feeds of one shard for a worker, each once in a run whatever its schedule says. Feeds of domains that want
-- to be left alone are not taken, nor those that were set aside.
-- Row: the feed, with how often its domain refused; is_suspect says whether work on it began before and did not end.
-- Uses feed_due.
-- Parameters: due, started, now, shard, shards, holder, until, max.
update wirecopy.feed f
set lease_holder = %(holder)s, lease_until = %(until)s
from (
    select feed_id from wirecopy.feed
    where status <> 'retired' and next_poll_at <= %(due)s
      and (last_polled_at is null or last_polled_at < %(started)s)
      and (lease_until is null or lease_until < %(now)s)
      and wirecopy.shard_of(domain, %(shards)s) = %(shard)s
      and not exists (select from wirecopy.domain_hold h where h.domain = feed.domain and h.until > %(now)s)
      and not exists (select from wirecopy.refusing_domain r where r.domain = feed.domain and r.until > %(due)s)
      and not exists (
          select from wirecopy.attempt t where t.item = 'feed' and t.item_id = feed.feed_id and t.set_aside_at is not null)
    order by feed_id
    limit %(max)s
    for update skip locked
) due
where f.feed_id = due.feed_id
returning f.feed_id, f.url, f.adopted_url, f.domain, f.status, f.key_policy, f.etag, f.last_modified, f.body_sha256,
          f.failures_in_row, f.created_at, f.last_new_at, f.last_success_at, f.last_whole_at, f.moved_to, f.moved_count, f.moved_since,
          f.next_poll_at,
          coalesce((select r.refusals_in_row from wirecopy.refusing_domain r where r.domain = f.domain), 0) as domain_refusals,
          exists (select from wirecopy.attempt t where t.item = 'feed' and t.item_id = f.feed_id) as is_suspect
