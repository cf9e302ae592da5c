create or replace view news.article_parts as
select
    a.article_id,
    part.part_no,
    part.kind,
    part.url,
    part.outcome,
    part.message,
    part.words,
    f.fetched_at
from wirecopy.article a
join lateral (
    select page_fetch_id, final_url, fetched_at
    from wirecopy.page_fetch
    where page_id = a.page_id and extract_outcome = 'extracted'
    order by fetched_at desc, page_fetch_id desc
    limit 1
) f on true
join wirecopy.page_part part using (page_fetch_id);

comment on view news.article_parts is 'One row per address, besides the article''s own, that gave some of its text or should have: further pages, a view of all pages, an AMP or print form.';
comment on column news.article_parts.article_id is 'The article.';
comment on column news.article_parts.part_no is 'Counts the parts in the order of reading; the article''s own page is number 1.';
comment on column news.article_parts.kind is 'further: the next part; whole: all parts at one address; amp or print: another form, fetched because the page itself gave no text.';
comment on column news.article_parts.url is 'Address that answered.';
comment on column news.article_parts.outcome is 'How its fetch ended: docs/outcomes.md. The text is complete only where every part is ok.';
comment on column news.article_parts.message is 'The reason in one line.';
comment on column news.article_parts.words is 'How many words of the text it gave.';
comment on column news.article_parts.fetched_at is 'When we fetched it.';
