-- Give some of the credits of a name another one; their articles and stories are changes that readers hear of. Articles are
-- locked before their credits, as extraction does.
-- Row: how many credits.
-- Uses credit_party.
-- Parameters: was, name, max.
with articles as materialized (
    select article_id from wirecopy.article
    where article_id in (select article_id from wirecopy.credit where party = %(was)s limit %(max)s)
    order by article_id for update
), changed as (
    update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, 'credit') where article_id in (select article_id from articles)
), stories as (
    update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'credit')
    where story_id in (select story_id from wirecopy.story_copy where article_id in (select article_id from articles))
), credits as (
    update wirecopy.credit set party = %(name)s
    where party = %(was)s and article_id in (select article_id from articles)
    returning 1
)
select count(*) from credits
