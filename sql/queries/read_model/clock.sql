-- Read the pipeline's time, for pages that count ages and need no other number.
-- Row: the time.
select news.clock()
