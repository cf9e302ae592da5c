-- Say whether raw documents were fetched in the future. Partitions of the past are not read.
-- Row: yes or no.
-- Parameters: latest (what is later lies in the future).
select exists (select from wirecopy.document where fetched_at > %(latest)s)
