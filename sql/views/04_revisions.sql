create or replace view news.revisions as
select r.article_id, r.revision_no, r.seen_at, r.title, r.text, r.words_added, r.words_removed, r.cause, r.extractor
from wirecopy.revision r;

comment on view news.revisions is 'One row per state of an article''s headline or text, append-only.';
comment on column news.revisions.article_id is 'The article.';
comment on column news.revisions.revision_no is '1 for the first state, then counting.';
comment on column news.revisions.seen_at is 'When we fetched this state.';
comment on column news.revisions.title is 'Headline in this state.';
comment on column news.revisions.text is 'Text in this state.';
comment on column news.revisions.words_added is 'Words that the state before did not have.';
comment on column news.revisions.words_removed is 'Words of the state before that are gone.';
comment on column news.revisions.cause is 'first_seen; page_changed (the newsroom did it); reextracted (a newer extractor of ours did it); source_changed (the text is read from another document: the page after its feed''s summary, its AMP form).';
comment on column news.revisions.extractor is 'What made the text.';

create or replace function wirecopy.shared_words(before text, after text) returns real
language sql immutable strict parallel safe set search_path = pg_catalog, pg_temp
begin atomic
    with word as (
        select distinct paragraph.position, found[1] as word
        from unnest(array[before, after]) with ordinality paragraph (content, position)
        -- In scripts without spaces each character is a word, or a sentence would be one.
        cross join lateral regexp_matches(
            lower(paragraph.content),
            '[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]'
            '|[^[:space:][:punct:]\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]+',
            'g'
        ) found
    )
    -- A word of both stands here twice.
    select coalesce(2.0 * (count(*) - count(distinct word.word)) / nullif(count(*), 0), 0) from word;
end;
comment on function wirecopy.shared_words(text, text) is 'How alike two paragraphs are: twice the distinct words that they share, by the distinct words of both (Dice), 0 to 1.';

create or replace function wirecopy.compare_paragraphs(before text, after text)
returns table (line_no integer, kind text, text text, was text)
language plpgsql immutable strict set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
    -- More pairs than this are not aligned: 400 paragraphs against 400 take a tenth of a second.
    most_pairs constant integer := 160000;
    -- Characters looked at in the search for edited paragraphs, half a second of it.
    most_characters constant integer := 1000000;
    pair_cost constant integer := 50;  -- what a pair costs beside its characters
    edited_min_dice constant real := 0.5;  -- as in dedupe/compare.py
    old text[] := string_to_array(before, E'\n');
    new text[] := string_to_array(after, E'\n');
    old_count integer := cardinality(old);
    new_count integer := cardinality(new);
    beginning integer := 0;
    ending integer := 0;
    ends text;
    -- A number for each different line: to compare long lines 160,000 times took 5 s.
    old_line bigint[];
    new_line bigint[];
    -- longest[i * (new_count + 1) + j + 1]: lines that old after line i and new after line j have in common, in order.
    longest integer[];
    width integer;
    cell integer;
    i integer;
    j integer;
    first_cut integer := 1;
    next_added integer := 1;
    edited integer;
    looked_at bigint := 0;
begin
    line_no := 1;
    if before = after then
        if old_count > 0 then
            kind := 'kept'; text := after; return next;
        end if;
        return;
    end if;
    while beginning < least(old_count, new_count) and old[beginning + 1] = new[beginning + 1] loop
        beginning := beginning + 1;
    end loop;
    while ending < least(old_count, new_count) - beginning and old[old_count - ending] = new[new_count - ending] loop
        ending := ending + 1;
    end loop;
    if beginning > 0 then
        kind := 'kept'; text := array_to_string(new[:beginning], E'\n'); return next;
    end if;
    if ending > 0 then
        ends := array_to_string(new[new_count - ending + 1:], E'\n');
    end if;
    old := old[beginning + 1:old_count - ending];
    new := new[beginning + 1:new_count - ending];
    old_count := cardinality(old);
    new_count := cardinality(new);

    if old_count::bigint * new_count > most_pairs or old_count = 0 or new_count = 0 then
        if old_count > 0 then
            line_no := line_no + 1; kind := 'cut'; text := array_to_string(old, E'\n'); return next;
        end if;
        if new_count > 0 then
            line_no := line_no + 1; kind := 'added'; text := array_to_string(new, E'\n'); return next;
        end if;
    else
        with line as (
            select true as is_old, u.line, u.position from unnest(old) with ordinality u (line, position)
            union all
            select false, u.line, u.position from unnest(new) with ordinality u (line, position)
        ), numbered as (
            select is_old, position, dense_rank() over (order by line collate "C") as number from line
        )
        select array_agg(number order by position) filter (where is_old),
               array_agg(number order by position) filter (where not is_old)
        into old_line, new_line
        from numbered;

        width := new_count + 1;
        longest := array_fill(0, array[(old_count + 1) * width]);
        for i in reverse old_count - 1..0 loop
            for j in reverse new_count - 1..0 loop
                cell := i * width + j + 1;
                longest[cell] := case when old_line[i + 1] = new_line[j + 1] then longest[cell + width + 1] + 1
                                      else greatest(longest[cell + width], longest[cell + 1]) end;
            end loop;
        end loop;

        i := 1;
        j := 1;
        loop
            if i <= old_count and (
                j > new_count
                or (old_line[i] <> new_line[j] and longest[i * width + j] >= longest[(i - 1) * width + j + 1])
            ) then
                i := i + 1;
                continue;
            elsif j <= new_count and (i > old_count or old_line[i] <> new_line[j]) then
                j := j + 1;
                continue;
            end if;
            -- Here a kept line stands, or the end. Before it, old has the lines from first_cut and new those from next_added.
            for cut in first_cut..i - 1 loop
                edited := null;
                for candidate in next_added..j - 1 loop
                    looked_at := looked_at + length(old[cut]) + length(new[candidate]) + pair_cost;
                    exit when looked_at > most_characters;
                    if wirecopy.shared_words(old[cut], new[candidate]) >= edited_min_dice then
                        edited := candidate;
                        exit;
                    end if;
                end loop;
                if edited is null then
                    line_no := line_no + 1; kind := 'cut'; text := old[cut]; return next;
                else
                    for added in next_added..edited - 1 loop
                        line_no := line_no + 1; kind := 'added'; text := new[added]; return next;
                    end loop;
                    line_no := line_no + 1; kind := 'edited'; text := new[edited]; was := old[cut]; return next;
                    was := null;
                    next_added := edited + 1;
                end if;
            end loop;
            for added in next_added..j - 1 loop
                line_no := line_no + 1; kind := 'added'; text := new[added]; return next;
            end loop;
            exit when i > old_count and j > new_count;
            line_no := line_no + 1; kind := 'kept'; text := new[j]; return next;
            i := i + 1;
            j := j + 1;
            first_cut := i;
            next_added := j;
        end loop;
    end if;
    if ending > 0 then
        line_no := line_no + 1; kind := 'kept'; text := ends; return next;
    end if;
end $$;
comment on function wirecopy.compare_paragraphs(text, text) is 'What a newer text did to an older one, in reading order: paragraphs (lines) kept, cut, added or edited, by the longest common subsequence of equal ones.';

create or replace function news.revision_diff(article_id bigint, a integer default null, b integer default null)
returns table (passage_no integer, kind text, text text, was text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    with pair as (
        select old.title as old_title, new.title as new_title, old.text as old_text, new.text as new_text
        from wirecopy.revision new
        join wirecopy.revision old on old.article_id = new.article_id and old.revision_no = coalesce(revision_diff.a, new.revision_no - 1)
        where new.article_id = revision_diff.article_id
          and new.revision_no = coalesce(
              revision_diff.b,
              (select max(r.revision_no) from wirecopy.revision r where r.article_id = revision_diff.article_id)
          )
    ), line as (
        select found.line_no, found.kind, found.text, found.was,
               -- Neighbours of one kind have this in common; edited paragraphs are read one by one.
               found.line_no - row_number() over (
                   partition by found.kind, case when found.kind = 'edited' then found.line_no end order by found.line_no
               ) as run
        from pair cross join lateral wirecopy.compare_paragraphs(pair.old_text, pair.new_text) found
    )
    select 0, 'edited', pair.new_title, pair.old_title from pair where pair.new_title <> pair.old_title
    union all
    select row_number() over (order by min(line.line_no))::integer, line.kind,
           string_agg(line.text, E'\n' order by line.line_no), min(line.was)
    from line
    group by line.kind, line.run
    order by 1;
end;
comment on function news.revision_diff(bigint, integer, integer) is 'What changed in an article from revision a to revision b, passage by passage in reading order: kept, cut, added, or edited (was: the words before). Passage 0 is the headline, if it changed. Without b the newest revision, without a the one before b; no row where there is none. A paragraph that moved is cut and added. More than 400 changed paragraphs against 400 are one cut and one added passage, so there are never more than 1,000.';
