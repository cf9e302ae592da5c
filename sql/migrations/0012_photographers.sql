-- depends: 0011_entries_by_their_source
-- Those who are credited for an article's pictures, apart from those who are for its text.

alter table wirecopy.credit drop constraint credit_role_check;
alter table wirecopy.credit add constraint credit_role_check
    check (role in ('originator', 'distributor', 'contributor', 'rights_holder', 'photographer'));
comment on column wirecopy.credit.role is 'originator (wrote it), distributor (passed it on), contributor, rights_holder; photographer (of its pictures, or the agency that provided them).';
comment on column wirecopy.credit.source is 'structured, tail, byline, dateline, caption, canonical, url or outlet.';
