-- Add the credits of an article, in their order.
-- Parameters: article_id, arrays role, party, evidence, source, confidence.
insert into wirecopy.credit (article_id, role, party, evidence, source, confidence, position)
select %(article_id)s, c.*
from unnest(%(role)s::text[], %(party)s::text[], %(evidence)s::text[], %(source)s::text[], %(confidence)s::real[])
     with ordinality as c
