-- Read stories for a list, with the words that their copies kept, cut and added, together. Of a story with more than 100
-- copies 100 are counted.
-- Row: one story, in the order of the numbers.
-- Uses story_pkey, story_copy_story, article_pkey.
-- Parameters: story_ids.
select
    s.story_id, s.title, s.originator, s.distributor, s.first_outlet, s.first_seen_at, s.last_seen_at, s.outlet_count,
    s.article_count, s.language, done.words_kept, done.words_cut, done.words_added
from unnest(%(story_ids)s::bigint[]) with ordinality listed (story_id, place)
join news.stories s using (story_id)
cross join lateral (
    select sum(words_kept) as words_kept, sum(words_cut) as words_cut, sum(words_added) as words_added
    from (
        select words_kept, words_cut, words_added from news.story_copies c where c.story_id = s.story_id limit 100
    ) copy
) done
order by listed.place
