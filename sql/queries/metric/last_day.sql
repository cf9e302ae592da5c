-- Count what happened within 24 hours.
-- Row: entries, articles, words, copies, revisions, stories.
-- Uses outlet_hour_hour, story_first_seen.
-- Parameters: now.
select coalesce(sum(entries_new), 0)::bigint as entries, coalesce(sum(articles), 0)::bigint as articles,
       coalesce(sum(words), 0)::bigint as words, coalesce(sum(copies), 0)::bigint as copies,
       coalesce(sum(revisions), 0)::bigint as revisions,
       (select count(*) from wirecopy.story s
        where s.first_seen_at > %(now)s - interval '24 hours' and s.merged_into is null) as stories
from wirecopy.outlet_hour
where hour > %(now)s - interval '24 hours'
