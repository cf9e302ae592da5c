-- Delete what a killed process left in yoyo's table of locks.
delete from yoyo_lock
