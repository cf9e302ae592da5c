-- Say whether any migration was ever applied: yoyo makes its table with the first.
-- Row: yes or no.
select to_regclass('_yoyo_migration') is not null
