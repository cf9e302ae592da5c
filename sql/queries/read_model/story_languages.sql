-- Read the languages of articles, to choose from.
-- Row: one language.
-- Uses article_language, one step for each language.
with recursive spoken (language) as (
    (select language from news.articles order by language limit 1)
    union all
    select (select a.language from news.articles a where a.language > spoken.language order by a.language limit 1)
    from spoken where spoken.language is not null
)
select language from spoken where language is not null order by language
