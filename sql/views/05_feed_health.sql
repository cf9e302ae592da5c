-- A feed is silent when it has listed nothing new for a day and for ten times its usual gap, or for a week where it has no
-- usual gap. Volume counts, not only errors: a feed that answers 200 and lists nothing new fails without a sound.
create or replace view news.feed_health as
select
    f.feed_id,
    o.name as outlet,
    f.url,
    case
        when f.status <> 'active' then f.status
        when f.last_polled_at is null then 'new'
        -- Not by failures_in_row: when no feed at all answered, that does not count, but the feed is not well all the same.
        when not wirecopy.is_success(f.last_outcome) then 'failing'
        when (select wirecopy.clock()) - coalesce(f.last_new_at, f.created_at)
             > greatest(interval '1 day', coalesce(interval '10 days' / nullif(v.per_day, 0), interval '7 days')) then 'silent'
        else 'ok'
    end as status,
    f.last_outcome,
    f.last_success_at,
    f.next_poll_at,
    v.last_day                              as entries_per_day,
    round(v.per_day::numeric, 1)            as expected_per_day,
    (select wirecopy.clock()) - coalesce(f.last_new_at, f.created_at) as silent_for,
    f.failures_in_row,
    f.last_message                          as message,
    f.last_polled_at,
    f.category,
    greatest(h.until, r.until)             as held_until,
    coalesce(h.reason, 'its domain refused feeds ' || r.refusals_in_row || ' times in a row') as hold_reason,
    f.adopted_url,
    o.domain                                as outlet_domain,
    f.created_at                            as known_since
from wirecopy.feed f
join wirecopy.outlet o using (outlet_id)
-- Feed by feed, through entry_first_seen: the last weeks are a small part of all entries.
cross join lateral (
    select
        count(*) filter (where e.first_seen_at > (select wirecopy.clock()) - interval '1 day') as last_day,
        count(*) / greatest(extract(epoch from least((select wirecopy.clock()) - f.created_at, interval '28 days')) / 86400, 1) as per_day
    from wirecopy.entry e
    where e.feed_id = f.feed_id and e.first_seen_at > (select wirecopy.clock()) - interval '28 days'
) v
left join wirecopy.domain_hold h on h.domain = f.domain and h.until > (select wirecopy.clock())
left join wirecopy.refusing_domain r on r.domain = f.domain and r.until > (select wirecopy.clock());

comment on view news.feed_health is 'One row per feed: whether it is well, and since when it is not.';
comment on column news.feed_health.feed_id is 'Number of the feed.';
comment on column news.feed_health.outlet is 'Name of its outlet.';
comment on column news.feed_health.url is 'Configured address.';
comment on column news.feed_health.status is 'ok; failing (last poll failed); silent (answers well, but nothing new for far longer than usual); new (never polled); gone (410); retired (no longer configured).';
comment on column news.feed_health.last_outcome is 'How the last poll ended: docs/outcomes.md.';
comment on column news.feed_health.last_success_at is 'When it last answered well.';
comment on column news.feed_health.next_poll_at is 'When it is asked again.';
comment on column news.feed_health.entries_per_day is 'New entries within the last 24 hours.';
comment on column news.feed_health.expected_per_day is 'Mean new entries per day over the last 28 days, or since we know it.';
comment on column news.feed_health.silent_for is 'Time since it last listed something new, or since it was configured.';
comment on column news.feed_health.failures_in_row is 'Failed polls since the last good one.';
comment on column news.feed_health.message is 'Reason of the last outcome in one line. It begins with "flood:" when the last poll brought far more new entries than usual.';
comment on column news.feed_health.last_polled_at is 'When it was last asked.';
comment on column news.feed_health.category is 'As configured.';
comment on column news.feed_health.held_until is 'It is left alone until then, with all feeds of its domain; NULL when it is not.';
comment on column news.feed_health.hold_reason is 'Why, in one line.';
comment on column news.feed_health.adopted_url is 'The address that is asked in place of url, after days of permanent redirects to it; NULL for most feeds.';
comment on column news.feed_health.outlet_domain is 'Domain of its outlet: news.outlets.';
comment on column news.feed_health.known_since is 'When it was first configured.';
