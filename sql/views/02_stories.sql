create or replace view news.stories as
select
    s.story_id,
    s.title,
    s.originator,
    s.distributor,
    s.first_seen_at,
    o.name as first_outlet,
    s.last_seen_at,
    s.outlet_count,
    s.article_count,
    s.fullest_article_id,
    s.language,
    s.change_seq,
    s.first_published_at,
    stated.name as first_published_outlet,
    s.credit_conflicts,
    -- Only a query that asks for this column pays for the walk. A chain of more than 200 is no running story.
    (with recursive chain (story_id) as (
         select s.story_id
         union
         select case when v.story_id = chain.story_id then v.other_story_id else v.story_id end
         from chain join wirecopy.story_version v on chain.story_id in (v.story_id, v.other_story_id)
     ), walked as (
         select story_id from chain limit 200
     )
     select case when count(*) > 1 then array_agg(story_id order by version.first_seen_at, story_id) else '{}' end
     from walked join wirecopy.story version using (story_id)) as versions
from wirecopy.story s
left join wirecopy.outlet o on o.outlet_id = s.first_outlet_id
left join wirecopy.outlet stated on stated.outlet_id = s.first_published_outlet_id
where s.merged_into is null;

comment on view news.stories is 'One row per story: a text, whoever carries it. Merged stories are in news.story_merges.';
comment on column news.stories.story_id is 'Stable number of the story.';
comment on column news.stories.title is 'Headline of the original: the originator''s own, else the one that came first.';
comment on column news.stories.originator is 'Who wrote it: the best credit of any member; NULL when nobody says.';
comment on column news.stories.distributor is 'Who passed it on: the best credit of any member.';
comment on column news.stories.first_seen_at is 'When we first saw any member.';
comment on column news.stories.first_outlet is 'Who had it first; within one hour of polling, the one that states the earlier time.';
comment on column news.stories.last_seen_at is 'When we last saw a new member or a changed one.';
comment on column news.stories.outlet_count is 'How many different outlets carry it.';
comment on column news.stories.article_count is 'How many articles carry it. Two addresses of one outlet count twice here and once in outlet_count.';
comment on column news.stories.fullest_article_id is 'The member with the longest text.';
comment on column news.stories.language is 'Language of the fullest member.';
comment on column news.stories.change_seq is 'Number of the last change: see news.changes().';
comment on column news.stories.first_published_at is 'The earliest time of publication that any member states; NULL when none does. What they say, not what we saw.';
comment on column news.stories.first_published_outlet is 'Who states it.';
comment on column news.stories.credit_conflicts is 'How many members credit somebody else as originator on their own page: see news.credits.';
comment on column news.stories.versions is 'The running story: this story and all that rewrite it or one another, oldest first; empty when nobody rewrote it.';

create or replace view news.story_copies as
select
    c.story_id,
    c.article_id,
    o.name as outlet,
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
    c.whole_sentences_only
from wirecopy.story_copy c
join wirecopy.article a using (article_id)
join wirecopy.outlet o using (outlet_id)
join wirecopy.story s using (story_id);

comment on view news.story_copies is 'One row per article in a story: what this outlet did with the text, compared with the fullest member.';
comment on column news.story_copies.story_id is 'The story.';
comment on column news.story_copies.article_id is 'The article.';
comment on column news.story_copies.outlet is 'Name of its outlet.';
comment on column news.story_copies.relation is 'original: the originator''s own outlet, else the member seen first; copy: every other.';
comment on column news.story_copies.containment is 'Share of the shorter text''s five-word runs that the matched article also has, 0 to 1.';
comment on column news.story_copies.words_kept is 'Words of the fullest text that this article has, counted as dedupe does (state-run is two).';
comment on column news.story_copies.words_cut is 'Words of the fullest text that it lacks.';
comment on column news.story_copies.words_added is 'Words of its own that the fullest text lacks.';
comment on column news.story_copies.headline_changed is 'Whether its headline differs from the original''s.';
comment on column news.story_copies.lag is 'How long after the first member we saw it.';
comment on column news.story_copies.matched_article_id is 'The member that it was found to copy; NULL for the one that founded the story.';
comment on column news.story_copies.rule is 'Name and version of the rule that decided.';
comment on column news.story_copies.decided_at is 'When it was decided.';
comment on column news.story_copies.ground is 'Why it is a copy: same_body, contained (a trim, or the whole under another frame) or alike; founder for the one that founded the story.';
comment on column news.story_copies.order_changed is 'Whether it has sentences of the fullest text in another order.';
comment on column news.story_copies.whole_sentences_only is 'Whether the two texts are too long to look for edited sentences: one then counts as cut and added.';

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
