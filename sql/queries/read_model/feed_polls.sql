-- Read the polls of a feed, the newest first.
-- Row: one poll.
-- Uses poll_feed.
-- Parameters: feed_id, day (null: any), outcome (null: any), skip, max.
select
    p.poll_id, p.run_id, p.polled_at, p.outcome, o.in_words, p.is_success, p.message, p.http_status, p.bytes, p.seconds,
    p.entries_listed, p.entries_new
from news.polls p
left join news.outcomes o using (outcome)
where p.feed_id = %(feed_id)s
  and p.polled_at >= coalesce(%(day)s::date::timestamp at time zone 'UTC', '-infinity')
  and p.polled_at < coalesce((%(day)s::date + 1)::timestamp at time zone 'UTC', 'infinity')
  and (%(outcome)s::text is null or p.outcome = %(outcome)s)
order by p.polled_at desc
limit %(max)s offset %(skip)s
