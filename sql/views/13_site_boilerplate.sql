create or replace view news.site_boilerplate as
select o.name as outlet, o.domain as outlet_domain, b.line_hash, b.sample, b.stories, b.first_seen_at, b.last_seen_on
from wirecopy.boilerplate b
join wirecopy.outlet o using (outlet_id);

comment on view news.site_boilerplate is 'One row per line that an outlet repeats. Three different stories showed the line, so it is left out of the text. sql/README.md says how to reset it.';
comment on column news.site_boilerplate.outlet is 'Name of the outlet.';
comment on column news.site_boilerplate.outlet_domain is 'Its domain.';
comment on column news.site_boilerplate.line_hash is 'Hash of the line, for a reset. Letters and digits count, case and punctuation do not.';
comment on column news.site_boilerplate.sample is 'Its words in one article, the first 300 characters.';
comment on column news.site_boilerplate.stories is 'How many different stories showed it before it was left out, at most five.';
comment on column news.site_boilerplate.first_seen_at is 'When we first saw an article that showed it.';
comment on column news.site_boilerplate.last_seen_on is 'Day (UTC) of the last article that showed it, whether or not it was left out of the text.';
