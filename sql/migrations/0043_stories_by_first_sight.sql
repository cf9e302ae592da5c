-- depends: 0036_search
-- An export reads stories day by day, and so do readers who ask for those of a week: without an index each day reads the
-- whole table. A million stories: MEASURE.

create index story_first_seen on wirecopy.story (first_seen_at);
