-- Let the times in a column be no later than now.
-- Identifiers: table, column. Parameters: now, latest (what is later lies in the future).
update wirecopy.{table} set {column} = %(now)s where {column} > %(latest)s
