-- Read the lines that an outlet repeats, those that were seen last first.
-- Row: sample, stories, first_seen_at, last_seen_on; of_all counts the lines before the limit cuts.
-- Parameters: outlet_domain, max.
select sample, stories, first_seen_at, last_seen_on, count(*) over () as of_all
from news.site_boilerplate
where outlet_domain = %(outlet_domain)s
order by last_seen_on desc, first_seen_at desc, line_hash
limit %(max)s
