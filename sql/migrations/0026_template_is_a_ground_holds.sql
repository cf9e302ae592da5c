-- depends: 0025_template_is_a_ground
-- The checks of 0025 are held against the rows that are there. That reads tables, but stops neither readers nor writers.

alter table wirecopy.story_copy validate constraint story_copy_ground_check;
alter table wirecopy.story_version validate constraint story_version_ground_check;
