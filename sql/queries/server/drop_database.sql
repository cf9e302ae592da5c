-- Drop a database, if it is there and nobody uses it.
-- Identifiers: name.
drop database if exists {name}
