-- Which outlets cut most of what they take over?
select c.outlet, count(*) as copies,
    round(100.0 * sum(c.words_cut) / nullif(sum(c.words_kept + c.words_cut), 0)) as percent_cut,
    round(100.0 * sum(c.words_added) / nullif(sum(c.words_kept + c.words_added), 0)) as percent_own,
    count(*) filter (where c.headline_changed) as own_headlines
from news.story_copies c
join news.articles a using (article_id)
where c.relation = 'copy' and a.first_seen_at > news.clock() - interval '7 days'
group by c.outlet
order by percent_cut desc nulls last, c.outlet;
