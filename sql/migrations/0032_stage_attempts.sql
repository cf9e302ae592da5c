-- depends: 0031_attempts
-- A restart of Postgres ends the advisory lock of a stage, and its worker went on beside the one that took it next. And a
-- clock that was wrong for an hour wrote times that kept feeds from being polled until they came.

alter table wirecopy.run_stage add column attempt integer not null default 0;
comment on column wirecopy.run_stage.attempt is 'How often a worker took it. Each transaction of a worker makes sure that this is still the number it got.';

create function wirecopy.at_latest(at timestamptz, latest timestamptz) returns timestamptz
language sql immutable parallel safe
return case when at > latest then latest else at end;
comment on function wirecopy.at_latest(timestamptz, timestamptz) is 'The earlier of two times, NULL where the first is.';
