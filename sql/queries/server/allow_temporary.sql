-- Let a role make temporary tables in a database.
-- Identifiers: database, name.
grant temporary on database {database} to {name}
