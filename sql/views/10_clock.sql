create or replace function news.clock() returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp
return wirecopy.clock();
comment on function news.clock() is 'The pipeline''s time: now(), except in a replay. Ages are counted from it: news.clock() - first_seen_at.';
