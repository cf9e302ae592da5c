-- Make a role that may not log in.
-- Identifiers: name.
create role {name} nologin
