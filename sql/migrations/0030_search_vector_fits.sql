-- depends: 0029_stage_locks
-- A tsvector ends at 1 MiB, and what it takes depends on how many different words a text has: 490,000 Cyrillic characters
-- without a repeated word were too many, and the article was refused at each attempt. No text may be refused for that.

create or replace function wirecopy.search_vector(language text, title text, body text) returns tsvector
language plpgsql immutable as $$
declare
    config     regconfig := wirecopy.search_config(language);
    characters integer := 500000;
begin
    loop
        begin
            return setweight(to_tsvector(config, left(title, 5000)), 'A')
                || setweight(to_tsvector(config, left(body, characters)), 'B');
        exception when program_limit_exceeded then
            characters := characters / 2;
        end;
    end loop;
end $$;
comment on function wirecopy.search_vector(text, text, text) is 'What news.search looks in: never an error, but less of a text whose different words are more than a tsvector holds.';
comment on column wirecopy.article.search is 'For news.search: the first 5,000 characters of title (A) and the first 500,000 of text (B) in the article''s language. A text with more different words than a tsvector holds (1 MiB) is there with its first 250,000 characters, or half of these, and so on.';
