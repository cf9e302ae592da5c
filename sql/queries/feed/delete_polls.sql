-- Look at one batch of old polls and delete them.
-- Row: the last poll_id looked at (null: none left), and how many were deleted.
-- Parameters: before, after, max.
with batch as (
    select poll_id from wirecopy.poll
    where poll_id > %(after)s and polled_at < %(before)s
    order by poll_id
    limit %(max)s
), deleted as (
    delete from wirecopy.poll using batch where poll.poll_id = batch.poll_id returning 1
)
select (select max(poll_id) from batch), (select count(*) from deleted)
