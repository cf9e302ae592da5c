-- depends: 0034_domains_and_leases
-- news.articles worked out originator and distributor of every row that it looked at, so that a query by one of them read
-- all credits: 2.3 s at 315,000 articles. Publish now keeps both with the article and they are indexed, as are the other
-- ways in which readers look for articles.

alter table wirecopy.article
    add column originator text,
    add column distributor text;
comment on column wirecopy.article.originator is 'Who wrote it, as news.articles shows it: the best believed credit of its own page, else of its story. Written when the article is numbered.';
comment on column wirecopy.article.distributor is 'Who passed it on, in the same way.';

update wirecopy.article a
set originator = shown.originator, distributor = shown.distributor
from (
    select c.article_id,
           coalesce(own.originator, s.originator) as originator, coalesce(own.distributor, s.distributor) as distributor
    from wirecopy.story_copy c
    join wirecopy.story s using (story_id)
    left join (
        select article_id,
               max(party) filter (where role = 'originator')  as originator,
               max(party) filter (where role = 'distributor') as distributor
        from (
            select distinct on (article_id, role) article_id, role, party
            from wirecopy.credit
            where role in ('originator', 'distributor') and wirecopy.is_believed(confidence)
            order by article_id, role, confidence desc, position
        ) best
        group by article_id
    ) own using (article_id)
) shown
where a.article_id = shown.article_id and (shown.originator is not null or shown.distributor is not null);

create index article_originator on wirecopy.article (originator, first_seen_at desc) where originator is not null;
create index article_distributor on wirecopy.article (distributor, first_seen_at desc) where distributor is not null;
create index article_language on wirecopy.article (language, first_seen_at desc);
-- A btree ends at 2,704 bytes, and addresses do not.
create index article_url on wirecopy.article using hash (url);

-- What newsrooms changed since yesterday: a scan of all revisions else.
create index revision_page_changed on wirecopy.revision (seen_at desc) where cause = 'page_changed';
