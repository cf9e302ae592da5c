create or replace function news.changes(after bigint, max integer default 1000)
returns table (change_seq bigint, kind text, article_id bigint, story_id bigint, changed text[])
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    (select a.change_seq, 'article'::text, a.article_id, c.story_id,
            case when a.first_change_seq is not null or changes.after >= (select recorded_since from wirecopy.change_counter) then
                array_remove(array[
                    case when a.first_change_seq > changes.after then 'new' end,
                    case when a.text_seq > greatest(changes.after, a.first_change_seq) then 'text' end,
                    case when a.headline_seq > greatest(changes.after, a.first_change_seq) then 'headline' end,
                    case when a.metadata_seq > greatest(changes.after, a.first_change_seq) then 'metadata' end,
                    case when a.story_seq > greatest(changes.after, a.first_change_seq) then 'story' end,
                    case when a.credit_seq > greatest(changes.after, a.first_change_seq) then 'credit' end,
                    -- Who deletes what is withdrawn must hear of it even where the article is new.
                    case when a.withdrawn_seq > changes.after then 'withdrawn' end
                ], null)
            end
     from wirecopy.article a left join wirecopy.story_copy c using (article_id)
     where a.change_seq > changes.after order by a.change_seq limit changes.max)
    union all
    (select s.change_seq, 'story'::text, null::bigint, s.story_id,
            case when s.first_change_seq is not null or changes.after >= (select recorded_since from wirecopy.change_counter) then
                array_remove(array[
                    case when s.first_change_seq > changes.after then 'new' end,
                    case when s.members_seq > greatest(changes.after, s.first_change_seq) then 'members' end,
                    case when s.text_seq > greatest(changes.after, s.first_change_seq) then 'text' end,
                    case when s.headline_seq > greatest(changes.after, s.first_change_seq) then 'headline' end,
                    case when s.metadata_seq > greatest(changes.after, s.first_change_seq) then 'metadata' end,
                    case when s.credit_seq > greatest(changes.after, s.first_change_seq) then 'credit' end,
                    case when s.versions_seq > greatest(changes.after, s.first_change_seq) then 'versions' end,
                    -- Nothing changes in a story after that.
                    case when s.merged_into is not null then 'merged' end
                ], null)
            end
     from wirecopy.story s
     where s.change_seq > changes.after order by s.change_seq limit changes.max)
    order by 1
    limit changes.max;
end;
comment on function news.changes(bigint, integer) is 'Articles and stories that changed after that number, in commit order. Remember the largest change_seq that you saw, and ask from there: nothing is missed, and nothing comes twice unless it changed again. changed says what did, in all changes since that number together: of articles new, text, headline, metadata, story, credit, withdrawn; of stories new, members, text, headline, metadata, credit, versions, merged (into another: see news.story_merges). What is new has only what changed after its first number beside it. NULL: it changed before this was recorded. Publish sends a NOTIFY on channel wirecopy_changes with its largest number, as a wake-up only.';
