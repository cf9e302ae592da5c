-- depends: 0020_checked_words_hold
-- Texts from one template are no copies, and the reason has a word of its own. 0026 holds the checks against the rows
-- that are there.

alter table wirecopy.story_copy drop constraint story_copy_ground_check;
alter table wirecopy.story_copy add constraint story_copy_ground_check check (ground in (
    'founder', 'same_body', 'contained', 'alike', 'rewritten', 'little_shared', 'too_short', 'template',
    'statement', 'passage', 'quoted', 'item', 'round_up')) not valid;
alter table wirecopy.story_version drop constraint story_version_ground_check;
alter table wirecopy.story_version add constraint story_version_ground_check check (ground in (
    'founder', 'same_body', 'contained', 'alike', 'rewritten', 'little_shared', 'too_short', 'template',
    'statement', 'passage', 'quoted', 'item', 'round_up')) not valid;
