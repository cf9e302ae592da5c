-- Take back the attempts that a worker has begun and not ended, because the trouble was not with these items. A task that
-- is tried again has the name of the one that died before it, whose attempts count: they began earlier.
-- Parameters: holder, since.
with forgotten as (
    delete from wirecopy.attempt
    where holder = %(holder)s and began_at >= %(since)s and reason = '' and set_aside_at is null and attempts = 1
)
update wirecopy.attempt set attempts = attempts - 1
where holder = %(holder)s and began_at >= %(since)s and reason = '' and set_aside_at is null and attempts > 1
