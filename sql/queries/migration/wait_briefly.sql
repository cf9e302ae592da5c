-- Wait for no lock longer than a second: all who come later wait behind us.
set lock_timeout = '1s'
