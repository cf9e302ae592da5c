-- Give change numbers to articles and stories, and remember the last one. The counter's lock is held until commit, so that
-- numbers become visible in their own order. A story comes with all its articles or behind them. Articles get the parties
-- that readers see: credited on their own page, else by their story, whose roll-up stands already. The kinds of change that
-- were pending get the same number.
-- Row: articles and stories numbered.
-- Parameters: story_id (array of those rolled up), article_id (array of those locked by story/lock_ready).
with counter as (
    select last_seq from wirecopy.change_counter for update
), ready as (
    select 0 as kind, article_id as id from unnest(%(article_id)s::bigint[]) as locked (article_id)
    union all
    select 1, story_id from wirecopy.story
    where unpublished and (story_id = any(%(story_id)s) or merged_into is not null)
), numbered as (
    select kind, id, last_seq + row_number() over (order by kind, id) as seq from ready, counter
), articles as (
    update wirecopy.article a
    set change_seq = n.seq, unpublished = false,
        originator = shown.originator, distributor = shown.distributor,
        first_change_seq = case when a.change_seq is null then n.seq else a.first_change_seq end,
        text_seq = wirecopy.numbered(a.text_seq, n.seq),
        headline_seq = wirecopy.numbered(a.headline_seq, n.seq),
        metadata_seq = wirecopy.numbered(a.metadata_seq, n.seq),
        story_seq = wirecopy.numbered(a.story_seq, n.seq),
        credit_seq = case
            when a.change_seq is not null and (a.originator, a.distributor) is distinct from (shown.originator, shown.distributor)
            then n.seq else wirecopy.numbered(a.credit_seq, n.seq) end,
        withdrawn_seq = wirecopy.numbered(a.withdrawn_seq, n.seq)
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
    cross join lateral (
        select coalesce(own.originator, s.originator) as originator, coalesce(own.distributor, s.distributor) as distributor
    ) shown
    where n.kind = 0 and a.article_id = n.id returning 1
), stories as (
    update wirecopy.story s
    set change_seq = n.seq, unpublished = false,
        first_change_seq = case when s.change_seq is null then n.seq else s.first_change_seq end,
        members_seq = wirecopy.numbered(s.members_seq, n.seq),
        text_seq = wirecopy.numbered(s.text_seq, n.seq),
        headline_seq = wirecopy.numbered(s.headline_seq, n.seq),
        metadata_seq = wirecopy.numbered(s.metadata_seq, n.seq),
        credit_seq = wirecopy.numbered(s.credit_seq, n.seq),
        versions_seq = wirecopy.numbered(s.versions_seq, n.seq)
    from numbered n where n.kind = 1 and s.story_id = n.id returning 1
), remembered as (
    update wirecopy.change_counter set last_seq = last_seq + (select count(*) from numbered)
)
select (select count(*) from articles), (select count(*) from stories)
