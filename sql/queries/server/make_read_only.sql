-- Let nobody write into a database any more, from his next connection on.
-- Identifiers: name.
alter database {name} set default_transaction_read_only = on
