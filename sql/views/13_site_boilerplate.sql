create or replace view news.site_boilerplate as
select o.name as outlet, o.domain as outlet_domain, f.line_hash, f.sample, f.stories, f.first_seen_at, f.last_seen_on
from wirecopy.boilerplate f
join wirecopy.outlet o using (outlet_id);

comment on view news.site_boilerplate is 'One row per line that an outlet repeats: different stories of it showed the line, so it is left out of the text. sql/README.md says how to reset it.';
comment on column news.site_boilerplate.outlet is 'Name of the outlet.';
comment on column news.site_boilerplate.outlet_domain is 'Its domain.';
comment on column news.site_boilerplate.line_hash is 'The line, for a reset; its letters and digits count, not case and punctuation.';
comment on column news.site_boilerplate.sample is 'Its words in one article, the first 300 characters.';
comment on column news.site_boilerplate.stories is 'Different stories that showed it before it was left out, at most five.';
comment on column news.site_boilerplate.first_seen_at is 'When we first saw an article that showed it.';
comment on column news.site_boilerplate.last_seen_on is 'Day (UTC) of the last article that showed it, left out of the text or not.';
