-- Store what readers see of stories. Articles that show another originator or distributor from now on, because they
-- have none of their own (news.articles), are changes that readers hear of too.
-- Parameters: arrays story_id, title, originator, distributor, first_seen_at, first_outlet_id, last_seen_at,
-- outlet_count, article_count, fullest_article_id, language, first_published_at, first_published_outlet_id,
-- credit_conflicts, original_article_id, original_ground.
with rolled_up as (
    select *
    from unnest(%(story_id)s::bigint[], %(title)s::text[], %(originator)s::text[], %(distributor)s::text[],
                %(first_seen_at)s::timestamptz[], %(first_outlet_id)s::bigint[], %(last_seen_at)s::timestamptz[],
                %(outlet_count)s::integer[], %(article_count)s::integer[], %(fullest_article_id)s::bigint[],
                %(language)s::text[], %(first_published_at)s::timestamptz[],
                %(first_published_outlet_id)s::bigint[], %(credit_conflicts)s::integer[],
                %(original_article_id)s::bigint[], %(original_ground)s::text[])
         as n (story_id, title, originator, distributor, first_seen_at, first_outlet_id, last_seen_at, outlet_count,
               article_count, fullest_article_id, language, first_published_at, first_published_outlet_id,
               credit_conflicts, original_article_id, original_ground)
), credited_anew as (
    update wirecopy.article a set unpublished = true
    from rolled_up n
    join wirecopy.story s using (story_id)
    join wirecopy.story_copy c using (story_id)
    cross join lateral (values ('originator', s.originator, n.originator),
                               ('distributor', s.distributor, n.distributor)) as shown (role, before, party)
    where a.article_id = c.article_id and not a.unpublished and shown.party is distinct from shown.before
      and not exists (select from wirecopy.credit own
                      where own.article_id = a.article_id and own.role = shown.role and wirecopy.is_believed(own.confidence))
)
update wirecopy.story s
set title = n.title, originator = n.originator, distributor = n.distributor,
    first_seen_at = n.first_seen_at, first_outlet_id = n.first_outlet_id, last_seen_at = n.last_seen_at,
    outlet_count = n.outlet_count, article_count = n.article_count,
    fullest_article_id = n.fullest_article_id, language = n.language,
    first_published_at = n.first_published_at, first_published_outlet_id = n.first_published_outlet_id,
    credit_conflicts = n.credit_conflicts,
    original_article_id = n.original_article_id, original_ground = n.original_ground,
    pending = wirecopy.noted(
        s.pending,
        case when s.title is distinct from n.title then 'headline' end,
        case when (s.originator, s.distributor, s.credit_conflicts) is distinct from (n.originator, n.distributor, n.credit_conflicts)
             then 'credit' end,
        case when (s.first_seen_at, s.first_outlet_id, s.first_published_at, s.first_published_outlet_id, s.language, s.fullest_article_id,
                    s.original_article_id, s.original_ground)
                  is distinct from
                  (n.first_seen_at, n.first_outlet_id, n.first_published_at, n.first_published_outlet_id, n.language, n.fullest_article_id,
                    n.original_article_id, n.original_ground)
             then 'metadata' end)
from rolled_up n
where s.story_id = n.story_id
