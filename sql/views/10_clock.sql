create or replace function news.clock() returns timestamptz
language sql stable security definer set search_path = pg_catalog, pg_temp
return wirecopy.clock();
comment on function news.clock() is 'The pipeline''s time: now(), shifted where WIRECOPY_NOW gives a run another time. Count ages from it: news.clock() - first_seen_at.';
