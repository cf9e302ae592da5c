-- depends: 0033_left_over
-- Eight feeds of one domain that answers 403 were each asked at the pace of their own failures. Now the domain is refused
-- as a whole, and one of its feeds asks for all.

create table wirecopy.refusing_domain (
    domain          text primary key,
    refusals_in_row integer not null check (refusals_in_row > 0),
    until           timestamptz not null
);
comment on table wirecopy.refusing_domain is 'Domains that refused our feeds (403, 429, a test for robots). After until one feed is asked; where that is welcome, the row is deleted and the others follow at once. Pages are asked all the same.';
comment on column wirecopy.refusing_domain.domain is 'Registrable domain.';
comment on column wirecopy.refusing_domain.refusals_in_row is 'In how many polls in a row it refused.';
comment on column wirecopy.refusing_domain.until is 'When one of its feeds is asked again: after 1 h, 2 h, 4 h and so on up to a day.';

-- Each attempt at a stage gives back what an earlier one had claimed: 165 ms among 600,000 fetches, as nothing but a scan
-- found it. The index holds what is claimed now, so it stays small.
create index page_leased on wirecopy.page (lease_holder) where lease_holder is not null;

-- Pages are claimed domain by domain: ranking all that was due took a second among 100,000 pages, for each claim.
create index page_domain_due on wirecopy.page (domain, page_id desc) where next_fetch_at is not null;
