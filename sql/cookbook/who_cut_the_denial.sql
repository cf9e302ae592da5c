-- Who cut the sentence in which somebody denies or declines to comment?
-- Other words go between the brackets. A story whose fullest member has lost the sentence does not show.
select s.story_id, s.title, c.outlet,
    substring(d.text from '(?i)[^.!?"”\n]*\m(?:den(?:y|ies|ied)|declined? to comment|did not respond)\M[^.!?"”\n]*') as cut
from news.stories s
join news.story_copies c using (story_id)
cross join lateral news.copy_diff(c.article_id) d
where s.last_seen_at > news.clock() - interval '1 day' and s.outlet_count > 1
  and d.kind = 'cut'
  and d.text ~* '\m(?:den(?:y|ies|ied)|declined? to comment|did not respond)\M'
order by s.story_id, c.outlet, d.passage_no;
