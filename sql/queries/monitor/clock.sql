-- The pipeline's time, for pages that count ages and need no other number. No parameters. One row: it.
select news.clock()
