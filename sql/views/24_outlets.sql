create or replace view news.outlets as
select o.name as outlet, o.domain as outlet_domain, o.language, o.country, o.kind, o.listed as is_listed, o.created_at as known_since
from wirecopy.outlet o;

comment on view news.outlets is 'One row per outlet: a publisher, known by its domain.';
comment on column news.outlets.outlet is 'Its name, as configured.';
comment on column news.outlets.outlet_domain is 'Its domain, which is its identity: two outlets may have one name.';
comment on column news.outlets.language is 'Language of most of its articles, as configured: ISO 639-1. NULL where nobody said.';
comment on column news.outlets.country is 'Where it is at home, as configured: ISO 3166-1 alpha-2, or INT. NULL where nobody said.';
comment on column news.outlets.kind is 'newspaper, broadcaster, magazine, digital, wire, aggregator or institution, as configured.';
comment on column news.outlets.is_listed is 'Whether it is configured; false for one that was taken out, and for those that imports brought.';
comment on column news.outlets.known_since is 'When we first knew it.';
