-- Say whether yoyo has made its table of locks, in which a killed process leaves its row.
-- Row: yes or no.
select to_regclass('yoyo_lock') is not null
