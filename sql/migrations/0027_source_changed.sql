-- depends: 0026_template_is_a_ground_holds
-- transactional: false
-- An article that is read from another document than before, such as the page after its feed's summary, has a revision
-- that no newsroom made. Each statement is a transaction of its own and may be repeated.

alter table wirecopy.revision drop constraint if exists revision_cause_check;
alter table wirecopy.revision add constraint revision_cause_check
    check (cause in ('first_seen', 'page_changed', 'reextracted', 'source_changed')) not valid;
alter table wirecopy.revision validate constraint revision_cause_check;
comment on column wirecopy.revision.cause is 'first_seen; page_changed (the newsroom did it); reextracted (our extractor did it); source_changed (the text is read from another document).';
