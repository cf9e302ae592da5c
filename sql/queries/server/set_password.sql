-- Give a role a password.
-- Identifiers: name, password (a literal).
alter role {name} password {password}
