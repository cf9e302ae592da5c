-- The number of the last change. All changes up to it can be seen by the same snapshot.
select last_seq from wirecopy.change_counter
