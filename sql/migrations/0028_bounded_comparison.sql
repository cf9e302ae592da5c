-- depends: 0026_template_is_a_ground_holds
-- Two texts of megabytes are compared by whole sentences only, and their counts must say so. publish takes the lock of
-- dedupe, since both change stories, and no longer one of its own.

alter table wirecopy.story_copy add column whole_sentences_only boolean not null default false;
comment on column wirecopy.story_copy.whole_sentences_only is 'Whether the two texts are so long that edited forms of sentences were not looked for: an edited sentence counts as cut and added.';

delete from wirecopy.single_writer where name = 'publish';
