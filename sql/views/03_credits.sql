create or replace view news.credits as
select c.article_id, c.role, c.party, c.evidence, c.source, c.confidence
from wirecopy.credit c;

comment on view news.credits is 'One row per article and credited party, with the words that prove it.';
comment on column news.credits.article_id is 'The article.';
comment on column news.credits.role is 'originator (wrote it), distributor (passed it on), contributor, rights_holder; photographer (of its pictures, or the agency that provided them).';
comment on column news.credits.party is 'Agency, newsroom or person, each by one name however the page spells it; its words stand in evidence. As the page spells it for the minutes until publish.';
comment on column news.credits.evidence is 'The words on the page.';
comment on column news.credits.source is 'Where they stood: structured, tail, byline, dateline, caption (of a picture), canonical, url; outlet: the outlet is itself the agency.';
comment on column news.credits.confidence is '0 to 1.';
