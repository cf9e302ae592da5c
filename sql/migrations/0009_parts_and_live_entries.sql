-- depends: 0008_site_lines
-- Articles that a site spreads over several addresses, and those that it writes entry by entry.

create table wirecopy.page_part (
    page_fetch_id       bigint not null references wirecopy.page_fetch on delete cascade,
    part_no             integer not null check (part_no > 1),
    kind                text not null check (kind in ('further', 'whole', 'amp', 'print')),
    url                 text not null,
    outcome             text not null,
    message             text not null default '',
    http_status         integer,
    document_id         bigint,
    document_fetched_at timestamptz,
    words               integer,
    primary key (page_fetch_id, part_no)
);
comment on table wirecopy.page_part is 'What was fetched along with a page because its article goes on there. Stored with the fetch of the page, or not at all.';
comment on column wirecopy.page_part.page_fetch_id is 'The fetch of the page, which is part 1.';
comment on column wirecopy.page_part.part_no is 'Counts the parts in the order of reading, from 2.';
comment on column wirecopy.page_part.kind is 'further: the next part; whole: all parts at one address; amp or print: another form of a page that gave no text.';
comment on column wirecopy.page_part.url is 'The address that answered.';
comment on column wirecopy.page_part.outcome is 'How the fetch ended: docs/outcomes.md.';
comment on column wirecopy.page_part.message is 'The reason in one line.';
comment on column wirecopy.page_part.http_status is 'Status of the last answer; NULL when none arrived.';
comment on column wirecopy.page_part.document_id is 'The raw document, where one arrived.';
comment on column wirecopy.page_part.document_fetched_at is 'Names the partition of document_id.';
comment on column wirecopy.page_part.words is 'How many words of the article''s text it gave; NULL until it was extracted.';

alter table wirecopy.page
    add column alternate_kind text check (alternate_kind in ('amp', 'print')),
    add column alternate_url text,
    add column alternate_words integer;
comment on column wirecopy.page.alternate_kind is 'Which other form of the page is fetched along with it, because the page itself gave no text: amp or print.';
comment on column wirecopy.page.alternate_url is 'Its address, as the page names it; NULL: not needed, or none named.';
comment on column wirecopy.page.alternate_words is 'How many words of text it gave the last time; NULL: not tried yet, 0: tried and not again.';

create table wirecopy.live_entry (
    article_id          bigint not null references wirecopy.article,
    position            integer not null,
    published_at        timestamptz check (published_at between '1995-01-01' and '2100-01-01'),
    published_raw       text,
    published_precision text,
    published_source    text,
    headline            text not null,
    text                text not null,
    primary key (article_id, position)
);
create index live_entry_published on wirecopy.live_entry (published_at);
comment on table wirecopy.live_entry is 'The entries of a live blog as its page shows them now; earlier states stand in the texts of its revisions.';
comment on column wirecopy.live_entry.article_id is 'The live blog.';
comment on column wirecopy.live_entry.position is 'Counts the entries in page order, which is mostly the newest first.';
comment on column wirecopy.live_entry.published_at is 'When the page says that it was written; NULL when nobody said so credibly.';
comment on column wirecopy.live_entry.published_raw is 'The claim word for word.';
comment on column wirecopy.live_entry.published_precision is 'second, minute or day.';
comment on column wirecopy.live_entry.published_source is 'Where the claim stood.';
comment on column wirecopy.live_entry.headline is 'Its headline; empty where it has none.';
comment on column wirecopy.live_entry.text is 'Paragraphs, one per line.';
