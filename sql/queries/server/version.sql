-- Say which server and which database answer.
-- Row: version, name of the database.
select current_setting('server_version'), current_database()
