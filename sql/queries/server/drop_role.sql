-- Drop a role that owns nothing and has rights on nothing.
-- Identifiers: name.
drop role {name}
