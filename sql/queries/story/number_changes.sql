-- Give change numbers to what is ready, and remember the last one. The counter's lock is held until commit, so that
-- numbers become visible in their own order. A story comes with all its articles or behind them. Articles get the parties
-- that readers see: credited on their own page, else by their story, whose roll-up stands already.
-- Row: articles and stories numbered.
-- Uses article_unpublished, story_copy_story.
-- Parameters: story_id (array of those rolled up), max (articles in the order of their numbers).
with counter as (
    select last_seq from wirecopy.change_counter for update
), ready as (
    (select 0 as kind, article_id as id from wirecopy.article where unpublished and compared order by article_id limit %(max)s)
    union
    select 0, article_id
    from wirecopy.story_copy c join wirecopy.article a using (article_id)
    where c.story_id = any(%(story_id)s) and a.unpublished and a.compared
    union
    select 1, story_id from wirecopy.story
    where unpublished and (story_id = any(%(story_id)s) or merged_into is not null)
), numbered as (
    select kind, id, last_seq + row_number() over (order by kind, id) as seq from ready, counter
), articles as (
    update wirecopy.article a
    set change_seq = n.seq, unpublished = false,
        originator = coalesce(own.originator, s.originator), distributor = coalesce(own.distributor, s.distributor)
    from numbered n
    left join wirecopy.story_copy c on c.article_id = n.id
    left join wirecopy.story s using (story_id)
    cross join lateral (
        select max(party) filter (where role = 'originator')  as originator,
               max(party) filter (where role = 'distributor') as distributor
        from (
            select distinct on (role) role, party
            from wirecopy.credit
            where credit.article_id = n.id and role in ('originator', 'distributor') and wirecopy.is_believed(confidence)
            order by role, confidence desc, position
        ) best
    ) own
    where n.kind = 0 and a.article_id = n.id returning 1
), stories as (
    update wirecopy.story s set change_seq = n.seq, unpublished = false
    from numbered n where n.kind = 1 and s.story_id = n.id returning 1
), remembered as (
    update wirecopy.change_counter set last_seq = last_seq + (select count(*) from numbered)
)
select (select count(*) from articles), (select count(*) from stories)
