create or replace view news.outlet_hours as
select
    coalesce(o.name, h.outlet_domain) as outlet,
    h.outlet_domain,
    h.hour,
    h.polls,
    h.polls_failed,
    h.entries_new,
    h.page_fetches,
    h.page_fetches_failed,
    h.extractions,
    h.extractions_failed,
    h.bytes,
    h.articles,
    h.words,
    h.copies,
    h.revisions
from wirecopy.outlet_hour h
left join wirecopy.outlet o on o.domain = h.outlet_domain;

comment on view news.outlet_hours is 'One row per outlet and hour in which something happened, kept for ever. The last day is counted anew by each run, the last week every day; older hours stay as they are.';
comment on column news.outlet_hours.outlet is 'Name of the outlet.';
comment on column news.outlet_hours.outlet_domain is 'Domain of the outlet; of pages that belong to none, their registrable domain.';
comment on column news.outlet_hours.hour is 'When the hour begins (UTC).';
comment on column news.outlet_hours.polls is 'Polls of its feeds: news.polls.';
comment on column news.outlet_hours.polls_failed is 'Of these, without success.';
comment on column news.outlet_hours.entries_new is 'Entries that these polls listed and no earlier one of their feed.';
comment on column news.outlet_hours.page_fetches is 'Fetches of its pages: news.page_fetches.';
comment on column news.outlet_hours.page_fetches_failed is 'Of these, without success.';
comment on column news.outlet_hours.extractions is 'Documents of these fetches that were read, then or later.';
comment on column news.outlet_hours.extractions_failed is 'Of these, without an article in them.';
comment on column news.outlet_hours.bytes is 'Bytes of feeds and pages as they travelled.';
comment on column news.outlet_hours.articles is 'Articles whose first_seen_at lies in this hour: news.articles.';
comment on column news.outlet_hours.words is 'Words of these articles.';
comment on column news.outlet_hours.copies is 'Of these articles, those whose text is another article''s: news.story_copies.relation.';
comment on column news.outlet_hours.revisions is 'Changes of its newsroom to any of its articles that we saw in this hour: news.revisions.';

create or replace view news.outlet_hour_failures as
select coalesce(o.name, f.outlet_domain) as outlet, f.outlet_domain, f.hour, f.stage, f.outcome, f.failures
from wirecopy.outlet_hour_failure f
left join wirecopy.outlet o on o.domain = f.outlet_domain;

comment on view news.outlet_hour_failures is 'One row per outlet, hour, stage and outcome that was no success, kept for ever like news.outlet_hours.';
comment on column news.outlet_hour_failures.outlet is 'Name of the outlet.';
comment on column news.outlet_hour_failures.outlet_domain is 'Domain of the outlet; of pages that belong to none, their registrable domain.';
comment on column news.outlet_hour_failures.hour is 'When the hour begins (UTC).';
comment on column news.outlet_hour_failures.stage is 'poll, fetch or extract. An extraction counts in the hour of its fetch.';
comment on column news.outlet_hour_failures.outcome is 'How it ended: docs/outcomes.md.';
comment on column news.outlet_hour_failures.failures is 'How often.';
