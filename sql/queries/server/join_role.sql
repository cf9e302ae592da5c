-- Let a role do what another may.
-- Identifiers: role, member.
grant {role} to {member}
