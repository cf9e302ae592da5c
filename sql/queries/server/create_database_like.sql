-- Make an empty database for the owner of another.
-- Identifiers: name, owner.
create database {name} owner {owner} encoding 'UTF8' template template0
