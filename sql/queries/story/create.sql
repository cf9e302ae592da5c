-- Make new, empty stories.
-- Row: story_id.
-- Parameters: count, now.
insert into wirecopy.story (created_at) select %(now)s from generate_series(1, %(count)s) returning story_id
