-- Which feeds answer well but list nothing new for far longer than usual?
-- Mostly they moved, sometimes they closed. missing is what they would have listed since, at their mean of the last four weeks.
select outlet, url, last_outcome, last_polled_at, silent_for, expected_per_day,
       round(expected_per_day * extract(epoch from silent_for) / 86400) as missing
from news.feed_health
where status = 'silent'
order by missing desc, silent_for desc;
