-- depends: 0035_credited_parties_on_articles
-- Chinese, Japanese, Thai, Lao, Khmer and Burmese are written without spaces, so a whole clause was one word and nobody
-- found the words in it. Their texts are now indexed by overlapping pairs of characters. That needs no extension, of
-- which the embedded server has none. Only the articles in these languages are indexed anew.
--
-- news.search gets more parameters and columns, which `create or replace` refuses.

drop function if exists news.search(text, text, integer);

create function wirecopy.is_unspaced(language text) returns boolean
language sql immutable
return coalesce(language in ('zh', 'ja', 'th', 'lo', 'km', 'my'), false);
comment on function wirecopy.is_unspaced(text) is 'Whether a language (ISO 639-1) is written without spaces between words.';

create function wirecopy.unspaced_characters() returns text
language sql immutable
-- Thai and Lao, Burmese, Khmer; Han with the marks that repeat and close it, Hiragana, Katakana.
return '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30fa\u30fc-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af';
comment on function wirecopy.unspaced_characters() is 'The characters of scripts that are written without spaces between words, as a bracket of a regular expression holds them.';

create function wirecopy.character_pairs(body text, open_end text default null) returns text
language sql immutable
begin atomic
    select coalesce(string_agg(
        case when not is_unspaced then character
             when next_is_unspaced then ' ' || character || next || ' '
             when next is not null or open_end is null then ' ' || character || ' '
             when previous_is_unspaced then ' '
             else ' ' || character || open_end || ' ' end, '' order by place), '')
    from (
        select character, place, is_unspaced,
               lead(character) over neighbours as next,
               lead(is_unspaced) over neighbours as next_is_unspaced,
               coalesce(lag(is_unspaced) over neighbours, false) as previous_is_unspaced
        from (
            select character, place, character ~ ('[' || wirecopy.unspaced_characters() || ']') as is_unspaced
            from unnest(string_to_array(normalize(body, nfkc), null)) with ordinality as c (character, place)
        ) characters
        window neighbours as (order by place)
    ) paired;
end;
comment on function wirecopy.character_pairs(text, text) is 'Text in which each run of a script without spaces is its overlapping pairs and then its last character: 天安門 becomes 天安 安門 門. Of a question the end is open: with open_end the last character of the text is left out, and one that stands alone is followed by open_end.';

create or replace function wirecopy.search_vector(language text, title text, body text) returns tsvector
language plpgsql immutable as $$
declare
    config      regconfig := wirecopy.search_config(language);
    is_unspaced boolean := wirecopy.is_unspaced(language);
    headline    text := left(title, 5000);
    characters  integer := 500000;
    searched    text;
begin
    if is_unspaced then
        headline := wirecopy.character_pairs(headline);
    end if;
    loop
        begin
            searched := left(body, characters);
            if is_unspaced then
                -- One character may stand for 18.
                searched := wirecopy.character_pairs(left(normalize(searched, nfkc), characters));
            end if;
            return setweight(to_tsvector(config, headline), 'A') || setweight(to_tsvector(config, searched), 'B');
        exception when program_limit_exceeded then
            characters := characters / 2;
        end;
    end loop;
end $$;

create function wirecopy.search_query(language text, query text) returns tsquery
language plpgsql immutable set client_min_messages = error as $$
declare
    -- Letters with a digit are taken as they are by every configuration, so the word before the mark is not stemmed.
    prefix_mark constant text := 'q7prefix';
    config      regconfig := wirecopy.search_config(language);
    question    text;
    part        text[];
    prefix      text;
    stemmed     text;
    rewritten   text := '';
begin
    for part in
        select regexp_matches(query, '"([^"]*)"|([^"]+)', 'g')
    loop
        -- A star after anything but a space or punctuation of ASCII.
        if part[1] is null then
            part[2] := regexp_replace(part[2], '(?<=[^\s!-/:-@[-`{-~])\*(?!\w)', prefix_mark, 'g');
        end if;
        if not wirecopy.is_unspaced(language) then
            rewritten := rewritten || coalesce('"' || part[1] || '"', part[2]);
        elsif part[1] is not null then
            rewritten := rewritten || '"' || wirecopy.character_pairs(part[1], prefix_mark) || '"';
        else
            -- Each run is a phrase of its pairs.
            rewritten := rewritten || (
                select coalesce(string_agg(coalesce(run[2], '"' || wirecopy.character_pairs(run[1], prefix_mark) || '"'), '' order by place), '')
                from regexp_matches(
                    normalize(part[2], nfkc),
                    format('([%1$s]+)(?:%2$s)?|([^%1$s]+)', wirecopy.unspaced_characters(), prefix_mark), 'g'
                ) with ordinality as r (run, place));
        end if;
    end loop;
    question := websearch_to_tsquery(config, rewritten)::text;
    -- Words are indexed by their stems, so a beginning is looked for as it stands and by its own stem.
    for prefix in
        select distinct m.marked[1] from regexp_matches(question, '''((?:[^'']|'''')+)' || prefix_mark || '''', 'g') as m (marked)
    loop
        stemmed := to_tsquery(config, '''' || prefix || ''':*')::text;
        question := replace(question, '''' || prefix || prefix_mark || '''',
                            '(''' || prefix || ''':*' || case when stemmed = '' then '' else ' | (' || stemmed || ')' end || ')');
    end loop;
    return question::tsquery;
-- A word of a question ends at 2,046 bytes, and a quote within an address with a star is not worth a parser.
exception when program_limit_exceeded or syntax_error then
    return '';
end $$;
comment on function wirecopy.search_query(text, text) is 'What is asked of the articles in a language: web search syntax, and word* for words that begin so. Empty where nothing is asked; never an error.';

create function wirecopy.unspaced_snippet(body text, query text) returns text
language sql immutable
begin atomic
    select case when min(strpos(lower(shown), lower(word))) is null then left(shown, 80)
                else replace(
                    regexp_replace(
                        substr(shown, greatest(min(strpos(lower(shown), lower(word))) - 30, 1), 120),
                        string_agg(word, '|' order by length(word) desc), '«\&»', 'gi'),
                    '»«', '') end
    from (select normalize(body, nfkc)) b (shown)
    left join lateral (
        select distinct m.asked[1] from regexp_matches(normalize(query, nfkc), format('[%1$s]+|[^\s!-/:-@[-`{-~%1$s]+', wirecopy.unspaced_characters()), 'g') as m (asked)
    ) w (word) on strpos(lower(shown), lower(word)) > 0
    group by shown;
end;
comment on function wirecopy.unspaced_snippet(text, text) is 'What stands around the first word of the question, each «so», in a text without spaces: ts_headline cannot tell its words.';

update wirecopy.article set search = wirecopy.search_vector(language, title, text) where wirecopy.is_unspaced(language);

comment on column wirecopy.article.search is 'For news.search: the first 5,000 characters of title (A) and the first 500,000 of text (B) in the article''s language, pairs of characters where that has no spaces. A text with more different words than a tsvector holds (1 MiB) is there with its first 250,000 characters, or half of these, and so on.';
