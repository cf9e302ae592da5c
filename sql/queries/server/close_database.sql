-- Keep all but the owner of a database, and superusers, out of it.
-- Identifiers: name.
revoke connect, temporary on database {name} from public
