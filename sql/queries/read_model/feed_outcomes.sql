-- Count how the polls of a feed ended, with what that means and what to do, the most frequent first.
-- Row: outcome, in_words, action, is_success, polls.
-- Uses poll_feed.
-- Parameters: feed_id, days.
select p.outcome, o.in_words, o.action, p.is_success, count(*) as polls
from news.polls p
left join news.outcomes o using (outcome)
where p.feed_id = %(feed_id)s and p.polled_at > (select news.clock()) - make_interval(days => %(days)s::integer)
group by p.outcome, o.in_words, o.action, p.is_success
order by polls desc, p.outcome
