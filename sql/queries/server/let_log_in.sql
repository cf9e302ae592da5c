-- Let a role log in, once it has a password or a server that trusts it.
-- Identifiers: name.
alter role {name} login
