-- depends: 0004_entries
-- What outlets published: the current state of each article, all its revisions, who is credited.

create table wirecopy.article (
    article_id          bigint generated always as identity primary key,
    outlet_id           bigint not null references wirecopy.outlet,
    page_id             bigint not null references wirecopy.page,
    url                 text not null,
    key_sha256          bytea not null unique,
    canonical_url       text,
    title               text not null,
    authors             text[] not null default '{}',
    published_at        timestamptz check (published_at between '1995-01-01' and '2100-01-01'),
    published_raw       text,
    published_precision text,
    published_source    text,
    modified_at         timestamptz check (modified_at between '1995-01-01' and '2100-01-01'),
    modified_raw        text,
    modified_source     text,
    first_seen_at       timestamptz not null,
    last_seen_at        timestamptz not null,
    language            text,
    text                text not null,
    text_sha256         bytea not null,
    metadata_sha256     bytea not null,
    word_count          integer not null,
    section             text,
    tags                text[] not null default '{}',
    image_url           text,
    access              text not null default 'free' check (access in ('free', 'metered', 'paywalled', 'teaser')),
    rights              text,
    extractor           text not null,
    revision_count      integer not null default 1,
    search              tsvector not null,
    compared            boolean not null default false,
    unpublished         boolean not null default true,
    change_seq          bigint
);
create index article_outlet on wirecopy.article (outlet_id, first_seen_at desc);
create index article_page on wirecopy.article (page_id);
create index article_published on wirecopy.article (published_at);
create index article_first_seen on wirecopy.article (first_seen_at);
create index article_search on wirecopy.article using gin (search);
create unique index article_change on wirecopy.article (change_seq);
create index article_uncompared on wirecopy.article (article_id) where not compared;
create index article_unpublished on wirecopy.article (article_id) where unpublished;
comment on table wirecopy.article is 'What an outlet published under one canonical address: current text and metadata. Never deleted.';
comment on column wirecopy.article.article_id is 'Our number of the article.';
comment on column wirecopy.article.outlet_id is 'Who published it: by the address that answered, never by what the page says of itself.';
comment on column wirecopy.article.page_id is 'The page whose fetches change this row; other addresses of the same article only point here.';
comment on column wirecopy.article.url is 'The address that answered.';
comment on column wirecopy.article.key_sha256 is 'SHA-256 of the key form of the canonical address on the same outlet, else of url.';
comment on column wirecopy.article.canonical_url is 'As the page names it; on another host it is evidence of syndication.';
comment on column wirecopy.article.title is 'Headline.';
comment on column wirecopy.article.authors is 'People only; agencies stand in credit.';
comment on column wirecopy.article.published_at is 'Claimed by page or feed; NULL when nobody said so credibly.';
comment on column wirecopy.article.published_raw is 'The claim word for word.';
comment on column wirecopy.article.published_precision is 'second, minute or day.';
comment on column wirecopy.article.published_source is 'Where the claim stood.';
comment on column wirecopy.article.modified_at is 'Claimed time of the last change.';
comment on column wirecopy.article.modified_raw is 'That claim word for word.';
comment on column wirecopy.article.modified_source is 'Where that claim stood.';
comment on column wirecopy.article.first_seen_at is 'When a feed first listed it: an observation of ours.';
comment on column wirecopy.article.last_seen_at is 'When we last saw it served.';
comment on column wirecopy.article.language is 'ISO 639-1, read from the text.';
comment on column wirecopy.article.text is 'Paragraphs, one per line, without furniture and credit lines.';
comment on column wirecopy.article.text_sha256 is 'Of title and text: a change makes a revision.';
comment on column wirecopy.article.metadata_sha256 is 'Of everything else that the page says: a change is published, but is no revision.';
comment on column wirecopy.article.word_count is 'Words of text.';
comment on column wirecopy.article.section is 'As the page names it.';
comment on column wirecopy.article.tags is 'As the page names them.';
comment on column wirecopy.article.image_url is 'Lead image.';
comment on column wirecopy.article.access is 'free, metered, paywalled or teaser.';
comment on column wirecopy.article.rights is 'The rights line word for word.';
comment on column wirecopy.article.extractor is 'What made the text: name and version.';
comment on column wirecopy.article.revision_count is 'Rows in revision.';
comment on column wirecopy.article.search is 'For news.search: title (A) and text (B) in the article''s language; the first 500,000 characters (a tsvector ends at 1 MiB).';
comment on column wirecopy.article.compared is 'Whether dedupe has seen this state of the text.';
comment on column wirecopy.article.unpublished is 'Whether this state still waits for its change number.';
comment on column wirecopy.article.change_seq is 'Number of its last change, in commit order.';

alter table wirecopy.page add constraint page_article_fk foreign key (article_id) references wirecopy.article;

create table wirecopy.revision (
    revision_id   bigint generated always as identity primary key,
    article_id    bigint not null references wirecopy.article,
    revision_no   integer not null,
    seen_at       timestamptz not null,
    title         text not null,
    text          text not null,
    text_sha256   bytea not null,
    words_added   integer not null,
    words_removed integer not null,
    cause         text not null check (cause in ('first_seen', 'page_changed', 'reextracted')),
    page_fetch_id bigint,
    extractor     text not null,
    unique (article_id, revision_no)
);
comment on table wirecopy.revision is 'Every state of headline or text that we saw. Append-only.';
comment on column wirecopy.revision.revision_id is 'Our number of the revision.';
comment on column wirecopy.revision.article_id is 'The article.';
comment on column wirecopy.revision.revision_no is '1 for the first state, then counting.';
comment on column wirecopy.revision.seen_at is 'When we fetched this state.';
comment on column wirecopy.revision.title is 'Headline in this state.';
comment on column wirecopy.revision.text is 'Text in this state.';
comment on column wirecopy.revision.text_sha256 is 'Of title and text.';
comment on column wirecopy.revision.words_added is 'Words that the state before did not have.';
comment on column wirecopy.revision.words_removed is 'Words of the state before that are gone.';
comment on column wirecopy.revision.cause is 'first_seen; page_changed (the newsroom did it); reextracted (our extractor did it).';
comment on column wirecopy.revision.page_fetch_id is 'The fetch that showed it.';
comment on column wirecopy.revision.extractor is 'What made the text.';

create table wirecopy.credit (
    article_id bigint not null references wirecopy.article,
    position   integer not null,
    role       text not null check (role in ('originator', 'distributor', 'contributor', 'rights_holder')),
    party      text not null,
    evidence   text not null,
    source     text not null,
    confidence real not null check (confidence between 0 and 1),
    primary key (article_id, position)
);
create index credit_party on wirecopy.credit (party, role);
comment on table wirecopy.credit is 'Who is credited on the article''s own page, with the words that prove it.';
comment on column wirecopy.credit.article_id is 'The article.';
comment on column wirecopy.credit.position is 'Counts the credits of the article.';
comment on column wirecopy.credit.role is 'originator (wrote it), distributor (passed it on), contributor, rights_holder.';
comment on column wirecopy.credit.party is 'Agency, newsroom or person.';
comment on column wirecopy.credit.evidence is 'The words on the page.';
comment on column wirecopy.credit.source is 'structured, tail, byline, dateline, canonical, url or outlet.';
comment on column wirecopy.credit.confidence is '0 to 1.';

create function wirecopy.search_config(language text) returns regconfig
language sql immutable
return case language
    when 'ar' then 'arabic' when 'ca' then 'catalan' when 'da' then 'danish' when 'de' then 'german'
    when 'el' then 'greek' when 'en' then 'english' when 'es' then 'spanish' when 'eu' then 'basque'
    when 'fi' then 'finnish' when 'fr' then 'french' when 'hi' then 'hindi' when 'hu' then 'hungarian'
    when 'hy' then 'armenian' when 'id' then 'indonesian' when 'ga' then 'irish' when 'it' then 'italian'
    when 'lt' then 'lithuanian' when 'ne' then 'nepali' when 'nl' then 'dutch' when 'no' then 'norwegian'
    when 'pt' then 'portuguese' when 'ro' then 'romanian' when 'ru' then 'russian' when 'sr' then 'serbian'
    when 'sv' then 'swedish' when 'ta' then 'tamil' when 'tr' then 'turkish' when 'yi' then 'yiddish'
    else 'simple' end::regconfig;
comment on function wirecopy.search_config(text) is 'The text search configuration of a language (ISO 639-1); simple where Postgres has none.';

create function wirecopy.search_vector(language text, title text, body text) returns tsvector
language sql immutable
return setweight(to_tsvector(wirecopy.search_config(language), title), 'A')
    || setweight(to_tsvector(wirecopy.search_config(language), left(body, 500000)), 'B');
comment on function wirecopy.search_vector(text, text, text) is 'What news.search looks in.';
