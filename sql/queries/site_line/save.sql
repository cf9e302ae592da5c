-- Store the lines that articles showed, with their sightings. A line that has nothing new today is not written.
-- Parameters: arrays outlet_id, line_hash, article_ids (each an array literal), sample; today.
insert into wirecopy.site_line (outlet_id, line_hash, last_seen_on, article_ids, sample)
select l.outlet_id, l.line_hash, %(today)s, l.article_ids::bigint[], l.sample
from unnest(%(outlet_id)s::bigint[], %(line_hash)s::bigint[], %(article_ids)s::text[], %(sample)s::text[])
     as l (outlet_id, line_hash, article_ids, sample)
order by l.outlet_id, l.line_hash
on conflict (outlet_id, line_hash) do update
set last_seen_on = greatest(site_line.last_seen_on, excluded.last_seen_on), article_ids = excluded.article_ids,
    sample = coalesce(site_line.sample, excluded.sample)
where site_line.last_seen_on < excluded.last_seen_on or site_line.article_ids <> excluded.article_ids
