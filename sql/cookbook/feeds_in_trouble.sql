-- Which feeds fail, are gone, went silent or just brought a flood, and since when?
select outlet, url, status, last_outcome, message, last_success_at, failures_in_row, silent_for, entries_per_day, expected_per_day
from news.feed_health
where status in ('failing', 'gone', 'silent') or message like 'flood:%'
order by last_success_at nulls first;
