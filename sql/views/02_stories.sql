-- Names of outlets are looked up for the rows that are shown. As joins they made questions about stories, copies and articles
-- together longer than the eight relations that Postgres puts in order (join_collapse_limit), and it read whole tables.
create or replace view news.stories as
select
    s.story_id,
    s.title,
    s.originator,
    s.distributor,
    s.first_seen_at,
    (select o.name from wirecopy.outlet o where o.outlet_id = s.first_outlet_id) as first_outlet,
    s.last_seen_at,
    s.outlet_count,
    s.article_count,
    s.fullest_article_id,
    s.language,
    s.change_seq,
    s.first_published_at,
    (select o.name from wirecopy.outlet o where o.outlet_id = s.first_published_outlet_id) as first_published_outlet,
    s.credit_conflicts,
    coalesce((select array_agg(version.story_id order by version.first_seen_at, version.story_id)
              from wirecopy.story version where version.running_story_id = s.running_story_id), '{}') as versions,
    s.original_article_id,
    (select o.name from wirecopy.article a join wirecopy.outlet o using (outlet_id)
     where a.article_id = s.original_article_id) as original_outlet,
    s.original_ground,
    s.running_story_id
from wirecopy.story s
where s.merged_into is null;

comment on view news.stories is 'One row per story: a text, whoever carries it. Merged stories are in news.story_merges.';
comment on column news.stories.story_id is 'Stable number of the story.';
comment on column news.stories.title is 'Headline of the originator''s own outlet, else the one that most outlets print. No name of a section or outlet and no caption while a member prints something else.';
comment on column news.stories.originator is 'Who wrote it: the best credit of any member; NULL when nobody says.';
comment on column news.stories.distributor is 'Who passed it on: the best credit of any member.';
comment on column news.stories.first_seen_at is 'When we first saw any member: our observation, as of all that is polled hourly. For how early the text was out take first_published_at; for who wrote it take original_article_id.';
comment on column news.stories.first_outlet is 'Whom we saw with it first; within one hour of polling, the one that states the earlier time. It answers who ran it first. It need not be the original: a client often prints wire copy before the agency''s own site does.';
comment on column news.stories.last_seen_at is 'When we last saw a new member or a changed one.';
comment on column news.stories.outlet_count is 'How many different outlets carry it.';
comment on column news.stories.article_count is 'How many articles carry it. Two addresses of one outlet count twice here and once in outlet_count.';
comment on column news.stories.fullest_article_id is 'The member with the longest text.';
comment on column news.stories.language is 'Language of the fullest member.';
comment on column news.stories.change_seq is 'Number of the last change: see news.changes().';
comment on column news.stories.first_published_at is 'The earliest time of publication that any member states; NULL when none does. What they say, not what we saw.';
comment on column news.stories.first_published_outlet is 'Who states it.';
comment on column news.stories.credit_conflicts is 'How many members credit somebody else as originator on their own page: see news.credits.';
comment on column news.stories.original_article_id is 'The original: the member on the originator''s own site, else the one that came first. Take it to read the text as its author has it; take first_outlet for who ran it first. NULL for the minutes until publish.';
comment on column news.stories.original_outlet is 'Outlet of the original.';
comment on column news.stories.original_ground is 'Why it is the original: originators_outlet (it stands with whoever wrote the text: certain), earliest_stated (of those first seen within one hour of polling it states the earliest time), first_seen (we saw it first, which says little of a feed that was just added).';
comment on column news.stories.running_story_id is 'The running story that it is part of: see news.running_stories; NULL when nobody rewrote it. It stays when others join. Where two running stories turn out to be one, the smaller number stays; who remembers the other asks for the running_story_id of the story of that number.';
comment on column news.stories.versions is 'The running story: this story and all that rewrite it or one another, oldest first; empty when nobody rewrote it.';

create or replace view news.story_copies as
select
    c.story_id,
    c.article_id,
    (select o.name from wirecopy.outlet o where o.outlet_id = a.outlet_id) as outlet,
    c.relation,
    c.containment,
    c.words_kept,
    c.words_cut,
    c.words_added,
    c.headline_changed,
    a.first_seen_at - s.first_seen_at as lag,
    c.matched_article_id,
    c.rule,
    c.decided_at,
    c.ground,
    c.order_changed,
    c.whole_sentences_only,
    coalesce(c.stated_lag, a.first_seen_at - s.first_seen_at) as published_lag,
    case when c.stated_lag is not null then 'stated' else 'observed' end as lag_source
from wirecopy.story_copy c
join wirecopy.article a using (article_id)
join wirecopy.story s using (story_id);

comment on view news.story_copies is 'One row per article in a story: what this outlet did with the text, compared with the fullest member.';
comment on column news.story_copies.story_id is 'The story.';
comment on column news.story_copies.article_id is 'The article.';
comment on column news.story_copies.outlet is 'Name of its outlet.';
comment on column news.story_copies.relation is 'original: the member that news.stories.original_article_id names, for the reason in original_ground; copy: every other.';
comment on column news.story_copies.containment is 'Share of the shorter text''s five-word runs that the matched article also has, 0 to 1.';
comment on column news.story_copies.words_kept is 'Words of the fullest text that this article has, counted as dedupe does (state-run is two).';
comment on column news.story_copies.words_cut is 'Words of the fullest text that it lacks.';
comment on column news.story_copies.words_added is 'Words of its own that the fullest text lacks.';
comment on column news.story_copies.headline_changed is 'Whether its headline differs from the original''s.';
comment on column news.story_copies.lag is 'How long after the first member we saw it: observed, in steps of the hours of polling. published_lag is finer.';
comment on column news.story_copies.matched_article_id is 'The member that it was found to copy; NULL for the one that founded the story.';
comment on column news.story_copies.rule is 'Name and version of the rule that decided.';
comment on column news.story_copies.decided_at is 'When it was decided.';
comment on column news.story_copies.ground is 'Why it is a copy: same_body, contained (a trim, or the whole under another frame) or alike; founder for the one that founded the story.';
comment on column news.story_copies.order_changed is 'Whether it has sentences of the fullest text in another order.';
comment on column news.story_copies.whole_sentences_only is 'Whether the two texts are too long to look for edited sentences: one then counts as cut and added.';
comment on column news.story_copies.published_lag is 'How long after the story was first out this outlet had it, by the best that is known: lag_source says what.';
comment on column news.story_copies.lag_source is 'stated: published_lag is between the times that this article and the earliest of its story state, both exact to the minute and at most a week before we saw them; observed: one of them states none, and published_lag is lag.';

create or replace view news.story_versions as
select v.story_id, v.other_story_id, v.article_id, v.other_article_id, v.containment, v.longest_run,
       format('%s: %s of the shorter text shared, longest run %s words', v.rule, round(v.containment::numeric, 2), v.longest_run) as reason,
       v.linked_at,
       v.ground
from wirecopy.story_version v;

comment on view news.story_versions is 'One row per pair of stories where one rewrites the other (a running wire story). They stay two stories.';
comment on column news.story_versions.story_id is 'The story with the smaller number.';
comment on column news.story_versions.other_story_id is 'The other story.';
comment on column news.story_versions.article_id is 'The member of story_id that was compared.';
comment on column news.story_versions.other_article_id is 'The member of other_story_id that was compared.';
comment on column news.story_versions.containment is 'Share of the shorter text''s five-word runs found in the other, 0 to 1.';
comment on column news.story_versions.longest_run is 'Longest run of words in common.';
comment on column news.story_versions.reason is 'The evidence in words.';
comment on column news.story_versions.linked_at is 'When the link was found.';
comment on column news.story_versions.ground is 'Why: rewritten; item when the older text stands below or inside the newer.';

create or replace view news.running_stories as
select
    r.story_id as running_story_id,
    newest.title,
    counted.story_count,
    counted.article_count,
    counted.outlet_count,
    counted.first_seen_at,
    counted.last_seen_at,
    newest.story_id as newest_story_id
from wirecopy.story r
cross join lateral (
    select count(distinct s.story_id) as story_count, count(*) as article_count, count(distinct a.outlet_id) as outlet_count,
           min(s.first_seen_at) as first_seen_at, max(s.last_seen_at) as last_seen_at
    from wirecopy.story s
    join wirecopy.story_copy c using (story_id)
    join wirecopy.article a using (article_id)
    where s.running_story_id = r.story_id
) counted
cross join lateral (
    select s.story_id, s.title from wirecopy.story s
    where s.running_story_id = r.story_id
    order by s.first_seen_at desc nulls last, s.story_id desc limit 1
) newest
where exists (select from wirecopy.story s where s.running_story_id = r.story_id);

comment on view news.running_stories is 'One row per running story: stories of which one rewrites the other, as an agency does all day. Join it to the running_story_id of stories that an index finds, as sql/cookbook/running_stories.sql does: its own times are counted for every row that is looked at.';
comment on column news.running_stories.running_story_id is 'Stable number of the running story: that of the story which began it. It stays when others join; where two turn out to be one, the smaller number stays.';
comment on column news.running_stories.title is 'Title of its newest story.';
comment on column news.running_stories.story_count is 'How many stories it has; at least two.';
comment on column news.running_stories.article_count is 'How many articles carry one of them.';
comment on column news.running_stories.outlet_count is 'How many different outlets carry one of them.';
comment on column news.running_stories.first_seen_at is 'When we first saw any article of it.';
comment on column news.running_stories.last_seen_at is 'When we last saw a new article of it or a changed one.';
comment on column news.running_stories.newest_story_id is 'The story that we saw first last: what is known now.';

create or replace view news.story_merges as
select m.from_story_id, m.into_story_id, m.article_id, m.matched_article_id, m.reason, m.merged_at
from wirecopy.story_merge m;

comment on view news.story_merges is 'One row per redirect: the number of a story that turned out to be part of another.';
comment on column news.story_merges.from_story_id is 'The number that was given up. It is never used again.';
comment on column news.story_merges.into_story_id is 'The story that took its place then (it may have been merged later itself).';
comment on column news.story_merges.article_id is 'The article that joined them.';
comment on column news.story_merges.matched_article_id is 'The article that it was found to copy.';
comment on column news.story_merges.reason is 'The evidence in words.';
comment on column news.story_merges.merged_at is 'When.';

create or replace view news.story_splits as
select story_id, new_story_id, article_id, reason, split_at
from wirecopy.story_split;

comment on view news.story_splits is 'One row per article that left a story: its text changed, or somebody took it out by hand.';
comment on column news.story_splits.story_id is 'The story that the article left.';
comment on column news.story_splits.new_story_id is 'The story that it went to.';
comment on column news.story_splits.article_id is 'The article.';
comment on column news.story_splits.reason is 'Why, in words.';
comment on column news.story_splits.split_at is 'When.';

create or replace function news.copy_diff(article_id bigint)
returns table (passage_no integer, kind text, text text, was text)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    with pair as (
        select c.article_id, a.text, f.text as fullest, f.article_id as fullest_article_id
        from wirecopy.story_copy c
        join wirecopy.article a using (article_id)
        join wirecopy.story s using (story_id)
        join wirecopy.article f on f.article_id = s.fullest_article_id
        -- Passages are places in the two texts that were compared. Until publish has compared a new text there is no answer.
        where c.article_id = copy_diff.article_id and c.compared_with = sha256(a.text_sha256 || f.text_sha256)
    )
    select p.position, p.kind,
           case when p.kind = 'cut' then substr(pair.fullest, p.was_start + 1, p.was_length)
                else substr(pair.text, p.start + 1, p.length) end,
           case when p.kind = 'edited' then substr(pair.fullest, p.was_start + 1, p.was_length) end
    from pair join wirecopy.copy_passage p using (article_id)
    union all
    select 1, 'kept', pair.text, null from pair where pair.article_id = pair.fullest_article_id
    order by 1;
end;
comment on function news.copy_diff(bigint) is 'What an article did to the fullest text of its story, passage by passage in reading order: kept, cut, added, or edited (was: the words before). No row while a change of the article or of the fullest is not compared yet. At most 1,000 passages.';
