-- Make a role, without a password.
-- Identifiers: name, login (the word login or nologin).
create role {name} {login}
