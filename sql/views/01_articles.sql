create or replace view news.articles as
select
    a.article_id,
    c.story_id,
    o.name as outlet,
    a.outlet_domain,
    a.url,
    a.canonical_url,
    a.title,
    a.authors,
    a.published_at,
    a.published_precision,
    a.published_source,
    a.modified_at,
    a.first_seen_at,
    a.last_seen_at,
    a.language,
    a.text,
    a.word_count,
    a.section,
    a.tags,
    a.image_url,
    a.access,
    a.originator,
    a.distributor,
    a.rights,
    a.revision_count,
    a.extractor,
    a.change_seq,
    a.text_source,
    a.organisations,
    a.withdrawn_at,
    case when a.originator is not null then a.originator <> coalesce(o.party, o.name)
         when a.distributor is not null then true end as is_wire_copy
from wirecopy.article a
join wirecopy.outlet o using (outlet_id)
left join wirecopy.story_copy c using (article_id);

comment on view news.articles is 'One row per article: what an outlet published under one address, in its current state.';
comment on column news.articles.article_id is 'Stable number of the article.';
comment on column news.articles.story_id is 'The story whose text it carries; NULL for the minutes between extraction and comparison.';
comment on column news.articles.outlet is 'Name of the publisher. To ask for one, ask by outlet_domain: that is indexed.';
comment on column news.articles.outlet_domain is 'Domain that identifies the publisher. Its newest articles, and those of a day, are found through an index.';
comment on column news.articles.url is 'Address that served it.';
comment on column news.articles.canonical_url is 'Address that the page names as canonical. Another host here is evidence of syndication.';
comment on column news.articles.title is 'Current headline.';
comment on column news.articles.authors is 'People in the byline, and they alone: agencies, newsrooms and the outlet itself stand in organisations. Articles that were read by an extractor older than wirecopy-6 have both here until a replay reads them again.';
comment on column news.articles.published_at is 'Stated time of publication; NULL when nobody stated it credibly.';
comment on column news.articles.published_precision is 'How exactly that was stated: second, minute or day (then published_at is midnight UTC).';
comment on column news.articles.published_source is 'Where that was stated, e.g. json-ld:datePublished or rss:pubDate.';
comment on column news.articles.modified_at is 'Stated time of the last change.';
comment on column news.articles.first_seen_at is 'When a feed first listed it: observed by us, not stated by others.';
comment on column news.articles.last_seen_at is 'When we last saw it served.';
comment on column news.articles.language is 'ISO 639-1, read from the text.';
comment on column news.articles.text is 'Clean text, one paragraph per line.';
comment on column news.articles.word_count is 'Words of the text: between spaces; of Chinese and Japanese the characters; of Thai, Lao, Burmese and Khmer a word for each four characters.';
comment on column news.articles.section is 'Section as the page names it.';
comment on column news.articles.tags is 'Tags as the page names them.';
comment on column news.articles.image_url is 'Lead image.';
comment on column news.articles.access is 'What a reader without a subscription gets: free, metered, paywalled or teaser. A teaser whose text_source is feed is what the feed says of a page that is no article: news.entry_fates says what it is.';
comment on column news.articles.originator is 'Who wrote it: the article''s own credit, else that of its story. On an agency''s own site that is the outlet itself: is_wire_copy tells them apart. NULL also for the minutes until publish.';
comment on column news.articles.distributor is 'Who passed it on: the article''s own credit, else that of its story. NULL also for the minutes until publish.';
comment on column news.articles.rights is 'Rights line word for word.';
comment on column news.articles.revision_count is 'States of headline or text seen so far; more than one means that it changed.';
comment on column news.articles.extractor is 'What made the text: name and version.';
comment on column news.articles.change_seq is 'Number of the last change: see news.changes().';
comment on column news.articles.text_source is 'Which document gave the text: page (with its further parts), alternate (the AMP or print form of a page that gives less), or feed (its page gives less or cannot be had).';
comment on column news.articles.withdrawn_at is 'When its page was found to be taken down: it answered 410, or was missing (404) at two looks in a row. NULL while it is served; a page that comes back makes it NULL again. The text stays.';
comment on column news.articles.organisations is 'Organisations in the byline: the outlet, its newsroom, an agency, as the page spells them; whom that makes the originator says originator. Empty as well where the extractor was older than wirecopy-6.';
comment on column news.articles.is_wire_copy is 'Whether somebody else than the outlet wrote the text: true where originator is another party than the outlet, or only a distributor is named; false where the outlet is itself the originator, as CNN is of what cnn.com wrote. NULL when nobody says who wrote it, which most texts of an outlet''s own newsroom do not, and for the minutes until publish.';
