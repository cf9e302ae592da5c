-- The health of every feed, the worst first.
select outlet, url, status, last_outcome, entries_per_day, message
from news.feed_health
order by array_position(array['failing', 'silent', 'gone', 'new', 'ok', 'retired'], status), outlet, url
