-- Give change numbers to articles and stories, and remember the last one. The counter's lock is held until commit, so that
-- numbers become visible in their own order. A story comes with all its articles or behind them. What was noted as pending
-- stands beside the number from now on; the one before goes to earlier_change, for readers who have not come to it. Articles get
-- the parties that readers see: credited on their own page, else by their story, whose roll-up stands already.
-- Row: articles and stories numbered.
-- Parameters: arrays article_id, story_id (of those locked by story/lock_ready_articles and story/lock_ready_stories).
with counter as (
    select last_seq, recorded_since from wirecopy.change_counter for update
), ready as (
    select 0 as kind, article_id as id from unnest(%(article_id)s::bigint[]) as locked (article_id)
    union all
    select 1, story_id from unnest(%(story_id)s::bigint[]) as locked (story_id)
), numbered as (
    select kind, id, last_seq + row_number() over (order by kind, id) as seq from ready, counter
), earlier as (
    insert into wirecopy.earlier_change (change_seq, article_id, story_id, changed)
    select had.change_seq, had.article_id, had.story_id,
           case when had.change_seq > counter.recorded_since then coalesce(had.changed, array['new']) end
    from counter, (
        select a.change_seq, a.article_id, null::bigint as story_id, a.changed
        from wirecopy.article a where a.article_id = any(%(article_id)s::bigint[])
        union all
        select s.change_seq, null, s.story_id, s.changed
        from wirecopy.story s where s.story_id = any(%(story_id)s::bigint[])
    ) had
    where had.change_seq is not null
), articles as (
    update wirecopy.article a
    set change_seq = n.seq, unpublished = false, pending = null,
        changed = case when a.change_seq is not null then coalesce(wirecopy.noted(
            a.pending,
            case when (a.originator, a.distributor) is distinct from (shown.originator, shown.distributor) then 'credit' end), '{}') end,
        originator = shown.originator, distributor = shown.distributor
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
    set change_seq = n.seq, unpublished = false, pending = null,
        changed = case when s.change_seq is not null then coalesce(s.pending, '{}') end
    from numbered n where n.kind = 1 and s.story_id = n.id returning 1
), remembered as (
    update wirecopy.change_counter set last_seq = last_seq + (select count(*) from numbered)
)
select (select count(*) from articles), (select count(*) from stories)
