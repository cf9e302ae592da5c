-- Add the entries of a live blog, in page order.
-- Parameters: article_id, arrays published_at, published_raw, published_precision, published_source, headline, text.
insert into wirecopy.live_entry (article_id, published_at, published_raw, published_precision, published_source, headline, text,
                                 position)
select %(article_id)s, e.*
from unnest(%(published_at)s::timestamptz[], %(published_raw)s::text[], %(published_precision)s::text[], %(published_source)s::text[],
            %(headline)s::text[], %(text)s::text[])
     with ordinality as e
