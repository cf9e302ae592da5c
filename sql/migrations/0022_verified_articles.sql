-- depends: 0020_checked_words_hold
-- transactional: false
-- Whether a page shows the article that it was given. Until now every page that named a canonical address of its outlet
-- got the article of that address, though templates give whole sites one. All rows begin as not verified: maintenance
-- looks at them, some a day. Each statement is a transaction of its own and may be repeated.

alter table wirecopy.page add column if not exists article_verified boolean not null default false;
comment on column wirecopy.page.article_verified is 'Whether what the page shows was found to be article_id: different pages may name one canonical address.';
create index if not exists page_unverified on wirecopy.page (page_id)
    where article_id is not null and not article_verified;
