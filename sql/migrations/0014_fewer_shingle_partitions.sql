-- depends: 0013_merged_stories
-- Looking for candidates asks every partition of the window for each of 32 hashes; with weeks that is five or six of
-- them, with four weeks two or three. Weeks that exist stay until they are too old.

create view wirecopy.time_partition as
select parent.relname as parent, partition.relname as name,
       (regexp_match(bounds, 'FROM \(''([^'']+)''\)'))[1]::timestamptz as since,
       (regexp_match(bounds, 'TO \(''([^'']+)''\)'))[1]::timestamptz as until
from pg_inherits i
join pg_class partition on partition.oid = i.inhrelid
join pg_class parent on parent.oid = i.inhparent
cross join lateral pg_get_expr(partition.relpartbound, partition.oid) as bounds
where parent.relnamespace = 'wirecopy'::regnamespace and parent.relkind = 'p';
comment on view wirecopy.time_partition is 'The partitions of the tables that are cut by time.';
comment on column wirecopy.time_partition.parent is 'The table.';
comment on column wirecopy.time_partition.name is 'Its partition.';
comment on column wirecopy.time_partition.since is 'The earliest time in it.';
comment on column wirecopy.time_partition.until is 'The first time after it.';

create or replace function wirecopy.ensure_shingle_partition(at timestamptz) returns void
language plpgsql as $$
declare
    four_weeks timestamp := date_bin('28 days', at at time zone 'UTC', '2001-01-01');
    first timestamptz := four_weeks at time zone 'UTC';
    beyond timestamptz := (four_weeks + '28 days') at time zone 'UTC';
    name text;
begin
    if exists (select from wirecopy.time_partition p where p.parent = 'shingle' and p.since <= at and at < p.until) then
        return;
    end if;
    -- Not into those that are there, which may be weeks.
    select greatest(first, max(p.until) filter (where p.until <= at)), least(beyond, min(p.since) filter (where p.since > at))
    into first, beyond
    from wirecopy.time_partition p where p.parent = 'shingle';
    name := 'shingle_' || to_char(first at time zone 'UTC', 'YYYY_MM_DD');
    execute format('create table wirecopy.%I partition of wirecopy.shingle for values from (%L) to (%L)', name, first, beyond);
    execute format('comment on table wirecopy.%I is %L', name,
                   'Shingles of articles first seen from ' || (first at time zone 'UTC')::date
                   || ' until ' || (beyond at time zone 'UTC')::date || ' (UTC).');
end $$;
comment on function wirecopy.ensure_shingle_partition(timestamptz) is 'Makes the partition that holds shingles of that time, up to four weeks long, where there is none.';
comment on table wirecopy.shingle is '32 shingle hashes of each article of the window, two of its lead and the smallest of all, save those nearly identical to an indexed member of their story, in partitions of four weeks; old ones are dropped whole. Two articles that share two of them are compared word by word.';
