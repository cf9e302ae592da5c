create or replace view news.text_judgements as
select
    o.name                                                              as outlet,
    o.domain                                                            as outlet_domain,
    (f.extracted_at at time zone 'UTC')::date                           as day,
    count(*)::integer                                                   as pages,
    count(f.text_doubt)::integer                                        as doubted,
    count(*) filter (where f.text_choice <> 'ours')::integer            as replaced,
    count(*) filter (where f.text_doubt = 'short')::integer             as short,
    count(*) filter (where f.text_doubt = 'little_of_page')::integer    as little_of_page,
    count(*) filter (where f.text_doubt = 'no_sentences')::integer      as no_sentences,
    count(*) filter (where f.text_doubt = 'other_subject')::integer     as other_subject
from wirecopy.page_fetch f
join wirecopy.page p using (page_id)
join wirecopy.outlet o on o.domain = p.domain
where f.extracted_at is not null
group by o.outlet_id, o.name, o.domain, (f.extracted_at at time zone 'UTC')::date;

comment on view news.text_judgements is 'One row per outlet and day on which its pages were extracted: how many texts were doubted and compared with others, and why. A share that jumps is a redesign.';
comment on column news.text_judgements.outlet is 'Name of the outlet.';
comment on column news.text_judgements.outlet_domain is 'Its domain.';
comment on column news.text_judgements.day is 'Day (UTC) of the extraction.';
comment on column news.text_judgements.pages is 'How many fetched pages of the outlet were extracted, with or without a text.';
comment on column news.text_judgements.doubted is 'How many of these gave a text that was doubted, for one of the reasons that follow.';
comment on column news.text_judgements.replaced is 'How many of the doubted texts were replaced by another text of the page, or by none.';
comment on column news.text_judgements.short is 'Doubted because the text was hardly longer than a label.';
comment on column news.text_judgements.little_of_page is 'Doubted because it held less than half of the page''s prose.';
comment on column news.text_judgements.no_sentences is 'Doubted because most of it was labels, names or links.';
comment on column news.text_judgements.other_subject is 'Doubted because it named no word of the headline, while other prose on the page did, or was short and named nothing of the description either.';
