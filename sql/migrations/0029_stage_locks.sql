-- depends: 0028_bounded_comparison
-- A worker kept its row of run_stage locked in a transaction as long as its stage lasted, and so kept VACUUM from
-- working. Now it holds an advisory lock, whose key readers cannot see before somebody holds it. A run that a scheduler
-- drives in tasks is no dead one between two of them.

alter table wirecopy.run_stage add column lock_key bigint not null default (random() * 9e18)::bigint;
comment on column wirecopy.run_stage.lock_key is 'Key of the advisory lock that a worker holds on this stage while it lives.';
comment on table wirecopy.run_stage is 'One stage of a run in one shard. Its worker holds the advisory lock of lock_key while it lives, so that a later run can tell a dead one from a slow one.';

alter table wirecopy.run add column patience interval not null default interval '0';
alter table wirecopy.run add column last_sign_at timestamptz not null default now();
comment on column wirecopy.run.patience is 'How long the run may stand still between two tasks before it counts as dead; zero for a run of one process.';
comment on column wirecopy.run.last_sign_at is 'When one of its stages last began or ended, by the clock of the database.';
