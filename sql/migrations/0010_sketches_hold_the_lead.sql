-- depends: 0009_parts_and_live_entries
-- Since rule placed-2 a sketch holds two hashes of the lead, by which heads of 5 % of a report are found.

comment on table wirecopy.shingle is '32 shingle hashes of each article of the window, two of its lead and the smallest of all, save those nearly identical to an indexed member of their story, in weekly partitions; old ones are dropped whole. Two articles that share two of them are compared word by word.';
