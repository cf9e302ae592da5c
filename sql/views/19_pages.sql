-- A page belongs to the outlet with the longest domain that its host ends with, as in outlet/find.sql.
create or replace view news.pages as
select
    p.page_id,
    p.url,
    coalesce(o.name, belongs.domain) as outlet,
    belongs.domain                   as outlet_domain,
    p.first_seen_at,
    p.first_fetched_at,
    p.last_fetched_at,
    p.last_outcome,
    p.last_message                   as message,
    p.checks                         as good_fetches,
    p.attempts                       as failures_in_row,
    p.next_fetch_at,
    p.article_id
from wirecopy.page p
cross join lateral (
    select coalesce((
        select known.domain
        from wirecopy.outlet known
        where known.domain = any(array(
            select array_to_string(labels[first:], '.')
            from string_to_array(substring(lower(p.url) from '^[a-z]+://(?:[^/?#@]*@)?([^/:?#]+)'), '.') labels,
                 generate_subscripts(labels, 1) first))
        order by length(known.domain) desc
        limit 1
    ), p.domain) as domain
) belongs
left join wirecopy.outlet o on o.domain = belongs.domain;

comment on view news.pages is 'One row per address that a feed listed or an import brought, with what is known of its page.';
comment on column news.pages.page_id is 'Number of the page.';
comment on column news.pages.url is 'The address, without tracking parameters. An index finds one: where url = ''https://…''.';
comment on column news.pages.outlet is 'Name of the outlet that the address belongs to; the domain where it belongs to none.';
comment on column news.pages.outlet_domain is 'Domain of that outlet; the registrable domain where there is none.';
comment on column news.pages.first_seen_at is 'When a feed first listed it.';
comment on column news.pages.first_fetched_at is 'First good fetch; NULL before it.';
comment on column news.pages.last_fetched_at is 'Last fetch, good or not.';
comment on column news.pages.last_outcome is 'How that ended: docs/outcomes.md; NULL before the first.';
comment on column news.pages.message is 'The reason in one line.';
comment on column news.pages.good_fetches is 'Good fetches so far.';
comment on column news.pages.failures_in_row is 'Failed fetches since the last good one.';
comment on column news.pages.next_fetch_at is 'When it is fetched, or looked at again for changes; NULL: not again, unless a feed changes its entry.';
comment on column news.pages.article_id is 'The article that it shows; several addresses may show one article.';

create or replace view news.page_fetches as
select
    f.page_fetch_id,
    f.page_id,
    p.url,
    p.outlet,
    p.outlet_domain,
    f.run_id,
    f.fetched_at,
    f.outcome,
    wirecopy.is_success(f.outcome) as is_success,
    f.message,
    f.http_status,
    f.wire_bytes as bytes,
    f.seconds,
    f.extract_outcome,
    f.extract_message,
    f.extracted_at,
    p.article_id,
    f.final_url,
    f.extract_run_id
from wirecopy.page_fetch f
join news.pages p using (page_id);

comment on view news.page_fetches is 'One row per fetch of the page of an article, with what extraction made of it. Kept for 180 days (WIRECOPY_KEEP_HISTORY), but the last fetch of a page and the one with its newest document for good; news.outlet_hours counts them for ever.';
comment on column news.page_fetches.page_fetch_id is 'Number of the fetch.';
comment on column news.page_fetches.page_id is 'The page: news.pages.';
comment on column news.page_fetches.url is 'Its address.';
comment on column news.page_fetches.outlet is 'Name of the outlet that the address belongs to; the domain where it belongs to none.';
comment on column news.page_fetches.outlet_domain is 'Domain of that outlet; the registrable domain where there is none.';
comment on column news.page_fetches.run_id is 'The run that fetched it: news.runs.';
comment on column news.page_fetches.fetched_at is 'When its result was stored; of an imported page, when others fetched it.';
comment on column news.page_fetches.outcome is 'How the fetch ended: docs/outcomes.md.';
comment on column news.page_fetches.is_success is 'Whether it ended well. What extraction found is another question: extract_outcome.';
comment on column news.page_fetches.message is 'The reason in one line.';
comment on column news.page_fetches.http_status is 'Status of the last answer; NULL when none arrived.';
comment on column news.page_fetches.bytes is 'Bytes of the body as they travelled.';
comment on column news.page_fetches.seconds is 'From the first byte asked to the last one read.';
comment on column news.page_fetches.extract_outcome is 'How extraction of the document ended; NULL where no new one arrived, and while it waits.';
comment on column news.page_fetches.extract_message is 'The reason in one line.';
comment on column news.page_fetches.extracted_at is 'When it was extracted, the last time.';
comment on column news.page_fetches.article_id is 'The article that the page shows today, if any.';
comment on column news.page_fetches.final_url is 'Address after redirects.';
comment on column news.page_fetches.extract_run_id is 'The run that extracted its document; NULL while it waits, and where no new one arrived.';
