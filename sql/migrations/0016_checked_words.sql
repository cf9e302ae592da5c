-- depends: 0015_standard_terms
-- Words from a closed list are checked by the database. A check is held against new and changed rows from now on; 0020
-- holds it against those that are there, in a transaction of its own, so that no table is locked while it is read.

-- A function and no table with foreign keys: those cost 2 to 4 µs for each row (100,000 rows in one insert took 0.35 to
-- 0.55 s, with this check 0.12 to 0.15 s, with none as much), and lock the row of `ok` in every transaction.
create function wirecopy.is_outcome(outcome text) returns boolean
language sql immutable parallel safe
return outcome in (
    'ok', 'not_modified', 'same_body',
    'refused_url', 'refused_address', 'refused_robots', 'refused_redirect',
    'dns_failed', 'connect_failed', 'tls_failed', 'timed_out', 'cut_off', 'too_large', 'bad_encoding', 'bad_response',
    'rate_limited', 'forbidden', 'not_found', 'gone', 'client_error', 'server_error', 'challenge',
    'not_a_feed', 'unsafe_feed', 'broken_feed', 'empty_feed', 'not_a_page', 'no_text', 'extracted',
    'parser_failed', 'parser_killed', 'no_link');
comment on function wirecopy.is_outcome(text) is 'Whether a word is an outcome (docs/outcomes.md). Columns of outcomes are checked with it.';

create function wirecopy.is_success(outcome text) returns boolean
language sql immutable parallel safe
return outcome in ('ok', 'not_modified', 'same_body', 'empty_feed', 'extracted');
comment on function wirecopy.is_success(text) is 'Whether an outcome says that what was asked for is in our hands, newly or already.';

alter table wirecopy.feed add constraint feed_last_outcome_check check (wirecopy.is_outcome(last_outcome)) not valid;
alter table wirecopy.poll add constraint poll_outcome_check check (wirecopy.is_outcome(outcome)) not valid;
alter table wirecopy.entry add constraint entry_outcome_check check (wirecopy.is_outcome(outcome)) not valid;
alter table wirecopy.page add constraint page_last_outcome_check check (wirecopy.is_outcome(last_outcome)) not valid;
alter table wirecopy.page_fetch
    add constraint page_fetch_outcome_check check (wirecopy.is_outcome(outcome)) not valid,
    add constraint page_fetch_extract_outcome_check check (wirecopy.is_outcome(extract_outcome)) not valid;
alter table wirecopy.page_part add constraint page_part_outcome_check check (wirecopy.is_outcome(outcome)) not valid;
comment on column wirecopy.entry.outcome is 'no_link where it cannot become a page; NULL otherwise.';

alter table wirecopy.run_stage add constraint run_stage_stage_check check (stage in (
    'sync', 'plan', 'poll', 'fetch', 'import', 'extract', 'replay', 'dedupe', 'publish', 'gate')) not valid;
alter table wirecopy.outlet add constraint outlet_kind_check check (kind in (
    'newspaper', 'broadcaster', 'magazine', 'digital', 'wire', 'aggregator', 'institution')) not valid;
alter table wirecopy.entry add constraint entry_published_precision_check
    check (published_precision in ('second', 'minute', 'day')) not valid;
alter table wirecopy.article add constraint article_published_precision_check
    check (published_precision in ('second', 'minute', 'day')) not valid;
alter table wirecopy.live_entry add constraint live_entry_published_precision_check
    check (published_precision in ('second', 'minute', 'day')) not valid;
alter table wirecopy.credit add constraint credit_source_check check (source in (
    'structured', 'tail', 'byline', 'dateline', 'caption', 'canonical', 'url', 'outlet')) not valid;
alter table wirecopy.story_copy add constraint story_copy_ground_check check (ground in (
    'founder', 'same_body', 'contained', 'alike', 'rewritten', 'little_shared', 'too_short',
    'statement', 'passage', 'quoted', 'item', 'round_up')) not valid;
alter table wirecopy.story_version add constraint story_version_ground_check check (ground in (
    'founder', 'same_body', 'contained', 'alike', 'rewritten', 'little_shared', 'too_short',
    'statement', 'passage', 'quoted', 'item', 'round_up')) not valid;

create function wirecopy.is_believed(confidence real) returns boolean
language sql immutable parallel safe
return confidence >= 0.5;
comment on function wirecopy.is_believed(real) is 'Whether a credit is strong enough to say who wrote or distributed an article. Weaker ones are kept, but name nobody.';

-- Words that docs/glossary.md has today.
comment on column wirecopy.fingerprint.body_hash is '64-bit hash of the whole normalised text. Under 40 words the headline counts too, because a text so short is often boilerplate.';
comment on column wirecopy.entry.published_at is 'As the feed states it; NULL when that cannot be read with certainty or is out of range.';
comment on column wirecopy.entry.published_raw is 'The stated time in the feed''s own words.';
comment on column wirecopy.entry.updated_at is 'Time of the last change, as the feed states it.';
comment on column wirecopy.entry.updated_raw is 'That stated time in the feed''s own words.';
comment on column wirecopy.article.published_at is 'As page or feed state it; NULL when nobody did so credibly.';
comment on column wirecopy.article.published_raw is 'The stated time word for word.';
comment on column wirecopy.article.published_source is 'Where it was stated.';
comment on column wirecopy.article.modified_at is 'Stated time of the last change.';
comment on column wirecopy.article.modified_raw is 'That stated time word for word.';
comment on column wirecopy.article.modified_source is 'Where that was stated.';
comment on column wirecopy.live_entry.published_raw is 'The stated time word for word.';
comment on column wirecopy.live_entry.published_source is 'Where it was stated.';
comment on column wirecopy.story.first_outlet_id is 'Who had it first; within one hour of polling, the one that states the earlier time.';
comment on column wirecopy.story.first_published_at is 'The earliest time of publication that any member states; NULL when none does.';
comment on column wirecopy.story.first_published_outlet_id is 'Who states it.';
comment on table wirecopy.manual_split is 'Articles that somebody took out of a story by hand (wirecopy dedupe split). They never come back to it.';
comment on column wirecopy.feed.lease_until is 'When that worker''s claim on it ends.';
comment on column wirecopy.page.lease_until is 'When that worker''s claim on it ends.';
comment on column wirecopy.page_fetch.lease_until is 'When that worker''s claim on it ends.';
