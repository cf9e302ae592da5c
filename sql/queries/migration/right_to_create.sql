-- Say whether we may make schemas.
-- Row: our role, the database, yes or no.
select current_user, current_database(), has_database_privilege(current_database(), 'create')
