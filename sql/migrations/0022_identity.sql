-- depends: 0020_checked_words_hold
-- transactional: false
-- Whether a page shows the article that it was given. Until now every page that named a canonical address of its outlet
-- got the article of that address, though templates give whole sites one. All rows begin as not verified: maintenance
-- looks at them, some a day. Each statement is a transaction of its own and may be repeated.

alter table wirecopy.page add column if not exists article_verified boolean not null default false;
comment on column wirecopy.page.article_verified is 'Whether what the page shows was found to be article_id: different pages may name one canonical address.';
comment on column wirecopy.article.key_sha256 is 'SHA-256 of the key form of the canonical address on the same outlet, else of url; of url too where different pages name that canonical address.';
create index if not exists page_unverified on wirecopy.page (page_id)
    where article_id is not null and not article_verified;

-- What stands behind the # of a guid identifies the entries of some feeds (FreshRSS 5329).
alter table wirecopy.feed drop constraint if exists feed_key_policy_check;
alter table wirecopy.feed add constraint feed_key_policy_check
    check (key_policy in ('guid', 'whole_guid', 'link', 'title_day', 'content')) not valid;
alter table wirecopy.feed validate constraint feed_key_policy_check;
comment on column wirecopy.feed.key_policy is 'Which field identifies an entry of this feed; only ever downgraded, guid (of an address without its #) to whole_guid to link to title_day to content.';
