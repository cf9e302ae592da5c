-- Which lines does each outlet repeat, so that they are left out of its articles' text?
-- Newest first. sql/README.md says how to have an outlet, or one line, learned anew.
select outlet, sample, stories, first_seen_at, last_seen_on, line_hash
from news.site_boilerplate
order by first_seen_at desc, outlet, sample
limit 100;
