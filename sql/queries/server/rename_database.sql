-- Give a database that nobody uses another name.
-- Identifiers: name, new.
alter database {name} rename to {new}
