-- depends: 0010_sketches_hold_the_lead
-- Of an entry that a feed lists letter for letter as before nothing is read again.

alter table wirecopy.entry add column source_digest bytea;
comment on column wirecopy.entry.source_digest is 'Of the XML that it was read from, with the version of Wirecopy that read it: an entry of the same digest is not read again. NULL where its XML does not tell all.';
