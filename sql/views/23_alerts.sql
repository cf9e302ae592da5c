create or replace view news.alert_kinds as
select kind.kind, kind.meaning, kind.action
from (values
    ('feed_silent', 'A feed lists less than a quarter of what is usual for it, or nothing for ten times its usual pause, or it has failed for a week.',
     'Look at its outcome in news.feed_health: docs/outcomes.md says what to do. Where it answers well, the outlet has probably moved its feed: wirecopy feeds check https://the-site finds the new one.'),
    ('outlet_blocked', 'At least half of the pages of an outlet that were asked for within a day were refused: by a block, a test for robots, a pay wall, a request for consent or robots.txt.',
     'Open one of them in a browser. Set WIRECOPY_CONTACT and ask the publisher for access, or take its feeds out; the pages stay refused until the publisher lets us in.'),
    ('text_share_fallen', 'Of the pages of an outlet that arrived within a day, the share that gave an article is less than half of what is usual for it. Mostly the site was redesigned.',
     'Run wirecopy feeds check with the address of one of its pages. If the article is there for you and not for us, the outlet needs a better extractor: tell us.'),
    ('run_red', 'The newest run of the pipeline is red: a stage did not finish, everything failed, or the configuration has mistakes. News are late until it is mended.',
     'Read the reason, then the log of the red task in Airflow. Mend it and clear the task, or wait for the next run: every stage takes up what was left.'),
    ('hour_missed', 'No run began for more than two hours. What feeds dropped from their lists meanwhile is lost.',
     'See in Airflow whether the DAG wirecopy_ingest is paused or its last run still at work, and whether the scheduler is well. The next run on time clears it.'),
    ('disk_nearly_full', 'The disk that holds the database, the archive or the logs has little room left. When it is full, runs stop in the middle.',
     'Make room, or move to a larger disk: docs/backup.md. WIRECOPY_KEEP_RAW and WIRECOPY_KEEP_HISTORY decide how much is kept.'),
    ('credit_conflict', 'Outlets name different authors of one text that was first seen within two days.',
     'Read the evidence: sql/cookbook/credit_conflicts.sql. Where we misread a page, correct the marks in config/wire_services.yaml: docs/credit.md.')
) as kind (kind, meaning, action);

comment on view news.alert_kinds is 'One row per kind of alert: what it means and what to do. docs/monitoring.md says when each opens and clears.';
comment on column news.alert_kinds.kind is 'The word in news.alerts.';
comment on column news.alert_kinds.meaning is 'What it means.';
comment on column news.alert_kinds.action is 'What to do.';

create or replace view news.alerts as
select
    a.alert_id,
    a.kind,
    a.subject,
    a.opened_at,
    a.cleared_at,
    a.summary,
    k.meaning,
    k.action,
    a.numbers,
    a.cause,
    a.is_group,
    f.feed_id,
    case when a.kind in ('outlet_blocked', 'text_share_fallen') and not a.is_group then a.subject end as outlet_domain,
    case when a.kind = 'credit_conflict' and not a.is_group then a.subject::bigint end as story_id,
    a.opening_sent_at,
    a.clearing_sent_at
from wirecopy.alert a
join news.alert_kinds k using (kind)
left join wirecopy.feed f
    on a.kind = 'feed_silent' and not a.is_group and f.url_sha256 = sha256(convert_to(a.subject, 'UTF8'));

comment on view news.alerts is 'One row per trouble that a person should know of, open (cleared_at is null) or past. Each opens once and clears once.';
comment on column news.alerts.alert_id is 'Number of the alert.';
comment on column news.alerts.kind is 'What kind of trouble: news.alert_kinds.';
comment on column news.alerts.subject is 'What has the trouble: the address of a feed, the domain of an outlet, the number of a story, the name of a DAG, a folder; of a group, what its members are and their cause.';
comment on column news.alerts.opened_at is 'Since when we know of it.';
comment on column news.alerts.cleared_at is 'When it was over; NULL while it is open.';
comment on column news.alerts.summary is 'The trouble in one line, with its newest numbers.';
comment on column news.alerts.meaning is 'What it means.';
comment on column news.alerts.action is 'What to do.';
comment on column news.alerts.numbers is 'JSON object: the numbers that it was decided by, as they were when it was last looked at.';
comment on column news.alerts.cause is 'What has the same cause is told together from the sixth on: an outcome, or the outlet that disagrees; empty where there is nothing to group by.';
comment on column news.alerts.is_group is 'Whether it stands for all that have this trouble for this cause, but those with an alert of their own.';
comment on column news.alerts.feed_id is 'The feed, where it is about one: news.feed_health.';
comment on column news.alerts.outlet_domain is 'The outlet, where it is about one: news.outlet_hours.';
comment on column news.alerts.story_id is 'The story, where it is about one: news.stories.';
comment on column news.alerts.opening_sent_at is 'When people were told that it had opened; NULL: not yet, or WIRECOPY_ALERT_URL is not set.';
comment on column news.alerts.clearing_sent_at is 'When they were told that it was over.';
