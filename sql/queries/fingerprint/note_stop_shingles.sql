-- Note which hashes are boilerplate: those found in many stories of all outlets, or in some unrelated stories of one
-- outlet (its subscription line, its author box). Stories of one outlet that rewrite each other count once: a story
-- with a version link to an earlier one that has the hash too is left out.
-- Row: how many there are now.
-- Parameters: stories, stories_of_outlet (more than so many), now.
with common as (
    select hash from wirecopy.shingle
    group by hash
    having count(*) > least(%(stories)s, %(stories_of_outlet)s)
), found as materialized (
    select distinct s.hash, c.story_id, a.outlet_id
    from wirecopy.shingle s
    join common using (hash)
    join wirecopy.story_copy c using (article_id)
    join wirecopy.article a using (article_id)
), everywhere as (
    select hash, count(distinct story_id) as stories from found group by hash
), at_home as (
    select f.hash
    from found f
    where not exists (
        select from wirecopy.story_version v
        join found earlier on earlier.story_id = v.story_id and earlier.hash = f.hash and earlier.outlet_id = f.outlet_id
        where v.other_story_id = f.story_id)
    group by f.hash, f.outlet_id
    having count(*) > %(stories_of_outlet)s
), stop as (
    select e.hash, e.stories from everywhere e
    where e.stories > %(stories)s or e.hash in (select hash from at_home)
), gone as (
    delete from wirecopy.stop_shingle where hash not in (select hash from stop)
), noted as (
    insert into wirecopy.stop_shingle (hash, stories, noted_at)
    select hash, stories, %(now)s from stop order by hash
    on conflict (hash) do update set stories = excluded.stories, noted_at = excluded.noted_at
)
select count(*) from stop
