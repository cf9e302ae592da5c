-- Make a database.
-- Identifiers: name.
create database {name}
