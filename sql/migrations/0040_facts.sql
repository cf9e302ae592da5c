-- depends: 0039_history
-- Facts that mean what they say: one name for a party, the original of a story and why it is the original, how late each
-- copy was by stated times, and running stories with a number of their own.
--
-- This reads the names of all credits through their index and writes each story once: 1.4 s at 100,000 articles in 53,000
-- stories, so some 15 s at a million, for which nobody else reads or writes stories. Articles are not rewritten, but for those
-- whose party was spelled in another way. Stories of more than one article are published anew by the next run, which names
-- their original and their title.

-- ------------------------------------------------------------------------------------------------ parties

create function wirecopy.party_key(party text) returns text
language sql immutable
begin atomic
    select case when length(bare) > 4 then lower(bare) else bare end
    from (select regexp_replace(btrim(regexp_replace(party, '\s+', ' ', 'g')), '^[Tt][Hh][Ee] (?=\S+ |[A-Z]{2,5}\M)', '') as bare) words;
end;
comment on function wirecopy.party_key(text) is 'What makes two spellings one party: spaces and case aside, and "The" before two words or an acronym. "The Guardian" keeps it: "Guardian" may be another paper. Four letters or fewer count as written: "ANI" is an agency and "Ani" a name.';

create function wirecopy.squeezed(name text) returns text
language sql immutable
return regexp_replace(lower(name), '^the|\W', '', 'g');
comment on function wirecopy.squeezed(text) is 'A name as its owner''s address would have it: "The Harbour Herald" is harbourherald.';

create table wirecopy.party (
    party_key text primary key,
    name      text not null
);
create index party_squeezed on wirecopy.party (wirecopy.squeezed(name));
comment on table wirecopy.party is 'The one name of everybody who is credited. config/wire_services.yaml and config/outlets.yaml name those that they know; all others have the name that was met first. Written by publish.';
comment on column wirecopy.party.party_key is 'A spelling of it, or a domain, by wirecopy.party_key().';
comment on column wirecopy.party.name is 'The name that stands in credits, articles and stories.';

insert into wirecopy.party (party_key, name)
select distinct on (party_key) party_key, party
from (select wirecopy.party_key(party) as party_key, party, count(*) as credits from wirecopy.credit group by party) spelled
-- Shouting is the last choice.
order by party_key, party = upper(party), credits desc, party;

with renamed as (
    update wirecopy.credit c set party = p.name
    from wirecopy.party p
    where p.party_key = wirecopy.party_key(c.party) and p.name <> c.party
    returning c.article_id
), articles as (
    update wirecopy.article set unpublished = true, pending = wirecopy.noted(pending, 'credit') where article_id in (select article_id from renamed)
)
update wirecopy.story set unpublished = true, pending = wirecopy.noted(pending, 'credit')
where story_id in (select story_id from wirecopy.story_copy where article_id in (select article_id from renamed));

comment on column wirecopy.credit.party is 'Agency, newsroom or person, by the name that wirecopy.party gives; as the page spells it for the minutes until publish.';

alter table wirecopy.outlet add column party text;
create index outlet_squeezed on wirecopy.outlet (wirecopy.squeezed(split_part(domain, '.', 1)));
comment on column wirecopy.outlet.party is 'The name under which the outlet itself is credited: CNN for cnn.com and edition.cnn.com. NULL until the next publish.';

-- ------------------------------------------------------------------------------------------------ the original

alter table wirecopy.story
    add column original_article_id bigint references wirecopy.article,
    add column original_ground text check (original_ground in ('originators_outlet', 'earliest_stated', 'first_seen'));
comment on column wirecopy.story.original_article_id is 'The member whose story_copy.relation is original.';
comment on column wirecopy.story.original_ground is 'Why it is the original: originators_outlet (it stands with whoever wrote the text), earliest_stated (of those first seen within one hour it states the earliest time), first_seen.';
comment on column wirecopy.story.title is 'Headline of the originator''s own outlet, else the one that most outlets print.';

alter table wirecopy.story_copy add column stated_lag interval;
comment on column wirecopy.story_copy.stated_lag is 'How long after the earliest credible stated time of the story this article states to have been published; NULL when it states none that is exact to the minute and credible.';

update wirecopy.story s
set unpublished = s.unpublished or s.article_count > 1,
    original_article_id = case when s.article_count = 1 then s.fullest_article_id end,
    original_ground = case when s.article_count = 1 then
        case when exists (select from wirecopy.credit c
                          where c.article_id = s.fullest_article_id and c.source = 'outlet' and wirecopy.is_believed(c.confidence))
             then 'originators_outlet' else 'first_seen' end end
where s.merged_into is null and s.fullest_article_id is not null;

-- ------------------------------------------------------------------------------------------------ running stories

alter table wirecopy.story add column running_story_id bigint references wirecopy.story;
comment on column wirecopy.story.running_story_id is 'The running story that it is part of: the number of one of its stories, which it keeps when others join. NULL when nobody rewrote it.';

-- The smallest number wanders along the links until none changes.
create temporary table running on commit drop as
    select story_id, story_id as running_story_id from wirecopy.story_version
    union select other_story_id, other_story_id from wirecopy.story_version;
do $$
begin
    loop
        update running r set running_story_id = smaller.running_story_id
        from (
            select linked.story_id, min(other.running_story_id) as running_story_id
            from (select story_id, other_story_id from wirecopy.story_version
                  union all select other_story_id, story_id from wirecopy.story_version) linked
            join running other on other.story_id = linked.other_story_id
            group by linked.story_id
        ) smaller
        where smaller.story_id = r.story_id and smaller.running_story_id < r.running_story_id;
        exit when not found;
    end loop;
end $$;
update wirecopy.story s set running_story_id = r.running_story_id, unpublished = true, pending = wirecopy.noted(s.pending, 'versions')
from running r where r.story_id = s.story_id;

create index story_running on wirecopy.story (running_story_id) where running_story_id is not null;
