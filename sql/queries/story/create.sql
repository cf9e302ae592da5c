-- A new, empty story. Parameters: now.
insert into wirecopy.story (created_at) values (%(now)s) returning story_id
