-- depends: 0036_search
-- Three questions read the whole archive still, at a million articles:
--
-- * The newest of a large outlet took 200 ms, because the outlet's domain stood in another table, so that no index gave
--   an outlet's articles in the order of their time. An outlet's domain never changes, and now stands with the article.
-- * An address, or part of one, was looked for in every row. The words of addresses are indexed.
-- * Every change of an article wrote its 300 words into the search index again, though its text was the same: 8.2 of the
--   8.5 seconds that 10,000 articles took to be marked as published. What is searched has a table of its own now, which
--   changes with the text alone.
--
-- A million articles take some ten minutes, most of them for the two indexes of words; no stage can write meanwhile. It
-- needs room for a second copy of what is searched (5 GB); what the first held is used again by articles to come, and
-- `vacuum full wirecopy.article` gives it back.

set local maintenance_work_mem = '512MB';

create function wirecopy.address_words(address text) returns text[]
language sql immutable parallel safe cost 1000
return array(
    select left(w.word, 100)
    from unnest(string_to_array(translate(lower(address collate "C"), '!"#$%&''()*+,-./:;<=>?@[\]^_`{|}~', repeat(' ', 32)), ' '))
         with ordinality as w (word, place)
    where w.word <> ''
    order by w.place);
comment on function wirecopy.address_words(text) is 'The words of an address, in their order: what stands between its punctuation, in lower case, cut at 100 characters.';

create function wirecopy.address_vector(address text) returns tsvector
language sql immutable parallel safe cost 1000
return array_to_tsvector(wirecopy.address_words(address));
comment on function wirecopy.address_vector(text) is 'The words of an address as they are indexed.';

create function wirecopy.address_query(part text) returns tsquery
language sql immutable parallel safe
return (
    select string_agg('''' || w.word || '''' || case when w.place = cardinality(words) and part like '%*' then ':*' else '' end, ' & ' order by w.place)::tsquery
    from wirecopy.address_words(part) as words, unnest(words) with ordinality as w (word, place));
comment on function wirecopy.address_query(text) is 'Which words an address has that holds this part; a star at its end says that its last word may go on. NULL for a part without words.';

create function wirecopy.words_of_query(question tsquery) returns tsquery
language sql immutable parallel safe
-- What is excluded is not among them: an article may have the words of a phrase that it does not have.
return case when question::text ~ '<(-|\d+)>' and querytree(question) not in ('', 'T')
            then regexp_replace(querytree(question), '<(-|\d+)>', '&', 'g')::tsquery
            else question end;
comment on function wirecopy.words_of_query(tsquery) is 'The words that an article must have to match a question with phrases, wherever they stand; a question without phrases as it is.';

create index entry_link_words on wirecopy.entry using gin (wirecopy.address_vector(link));

-- The name of the index that goes.
alter index wirecopy.article_search rename to article_search_before;

create table wirecopy.article_search (
    article_id    bigint primary key,
    outlet_id     bigint not null,
    first_seen_at timestamptz not null,
    language      text,
    search        tsvector not null,
    address       tsvector not null
);
insert into wirecopy.article_search
select article_id, outlet_id, first_seen_at, language, search,
       wirecopy.address_vector(concat_ws(' ', url, canonical_url))
from wirecopy.article
order by article_id;

create index article_search_words on wirecopy.article_search using gin (search);
create index article_search_address on wirecopy.article_search using gin (address);
create index article_search_first_seen on wirecopy.article_search (first_seen_at);
alter table wirecopy.article_search
    add constraint article_search_article_id_fkey foreign key (article_id) references wirecopy.article (article_id);

comment on table wirecopy.article_search is 'What news.search and news.find_address look in, beside the article: an article changes several times before it is published, and each time its words would be indexed again.';
comment on column wirecopy.article_search.article_id is 'The article.';
comment on column wirecopy.article_search.outlet_id is 'Its outlet.';
comment on column wirecopy.article_search.first_seen_at is 'When it was first seen, as in wirecopy.article.';
comment on column wirecopy.article_search.language is 'Its language, as in wirecopy.article.';
comment on column wirecopy.article_search.search is 'The first 5,000 characters of title (A) and the first 500,000 of text (B) in the article''s language, pairs of characters where that has no spaces. A text with more different words than a tsvector holds (1 MiB) is there with its first 250,000 characters, or half of these, and so on.';
comment on column wirecopy.article_search.address is 'The words of url and canonical_url, without places.';

alter table wirecopy.article drop column search;

alter table wirecopy.article add column outlet_domain text collate "C";
update wirecopy.article a
set outlet_domain = o.domain,
    -- As count_words in plugins/wirecopy/word_count.py: a clause was one word.
    word_count = case
        when not wirecopy.is_unspaced(a.language) then a.word_count
        else (
            select count(*)
            from (values ('\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff',
                          '\u0e01-\u0e3e\u0e40-\u0e4e\u0e81-\u0ecd\u0edc-\u0edf\u1000-\u103f\u1780-\u17d3')) as scripts (east, southeast),
                 regexp_matches(a.text, format('[%1$s]|[%2$s]{1,4}|(?![%1$s%2$s])\w[^\s%1$s%2$s]*', east, southeast), 'g'))
        end
from wirecopy.outlet o
where o.outlet_id = a.outlet_id;
alter table wirecopy.article alter column outlet_domain set not null;
comment on column wirecopy.article.outlet_domain is 'Domain of its outlet, which never changes: an index holds each outlet''s articles in the order of their time.';
create index article_outlet_domain on wirecopy.article (outlet_domain, first_seen_at desc);

-- The days of news.text_judgements: it read every page.
create index page_fetch_extracted_day on wirecopy.page_fetch (((extracted_at at time zone 'UTC')::date)) where extracted_at is not null;

create index story_originator on wirecopy.story (originator, last_seen_at desc) where originator is not null;

-- Else the first questions are planned without knowing how common words are.
do $$
begin
    if exists (select from wirecopy.article) then
        analyze wirecopy.article_search, wirecopy.article, wirecopy.entry, wirecopy.page_fetch;
    end if;
end $$;
