-- Add the credits of an article, in their order.
-- Parameters: article_id, arrays role, party, evidence, source, confidence.
insert into wirecopy.credit (article_id, position, role, party, evidence, source, confidence)
select %(article_id)s, c.position, c.role, c.party, c.evidence, c.source, c.confidence
from unnest(%(role)s::text[], %(party)s::text[], %(evidence)s::text[], %(source)s::text[], %(confidence)s::real[])
     with ordinality as c (role, party, evidence, source, confidence, position)
