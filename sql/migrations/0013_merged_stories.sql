-- depends: 0012_photographers
-- A merge passes on the redirects to the story that gave way; finding them read the whole table, 95 ms at 0.8 million stories.

create index story_merged_into on wirecopy.story (merged_into) where merged_into is not null;
