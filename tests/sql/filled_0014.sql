-- A database as the versions up to migration 0014 left it: 60 articles of two outlets in five languages, with what every later
-- migration changes, moves or fills in. Applied files never change, so this one need not either.
insert into wirecopy.run (run_key, started_at, ended_at, state)
values ('old', '2026-05-01 00:00Z', '2026-05-01 00:30Z', 'green'), ('killed', '2026-05-01 01:00Z', null, 'running');
insert into wirecopy.run_stage (run_id, stage, started_at, ended_at, counts)
select r.run_id, s.stage, r.started_at, r.ended_at, '{"ok": 3}' from wirecopy.run r, unnest('{sync,poll,fetch,extract}'::text[]) as s (stage);
insert into wirecopy.outlet (domain, name, language, country, kind, created_at)
values ('paper.example', 'The Paper', 'en', 'US', 'newspaper', '2026-05-01Z'), ('wire.example', 'Wire', 'en', 'US', 'wire', '2026-05-01Z');
insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, last_outcome, created_at)
select outlet_id, 'https://' || domain || '/feed', sha256(domain::bytea), domain, '2026-05-02Z', 'ok', created_at from wirecopy.outlet;
select wirecopy.ensure_document_partition('2026-05-01Z'), wirecopy.ensure_shingle_partition('2026-05-01Z');
insert into wirecopy.document (fetched_at, kind, url, sha256, body_bytes, body_zstd)
select '2026-05-01 00:05Z', 'page', 'https://paper.example/' || n, sha256(n::text::bytea), 9, '\x00' from generate_series(1, 60) n;
insert into wirecopy.poll (feed_id, run_id, polled_at, outcome)
select feed_id, 1, '2026-05-01 00:01Z', 'ok' from wirecopy.feed;
insert into wirecopy.page (url, key_sha256, domain, first_seen_at, last_outcome, alternate_kind, alternate_words, fed_at)
select 'https://paper.example/' || n, sha256(n::text::bytea), 'paper.example', '2026-05-01 00:01Z',
       case when n % 7 = 0 then 'forbidden' else 'ok' end,
       case when n % 5 = 0 then 'amp' end, case when n % 5 = 0 then 90 end, case when n % 7 = 0 then '2026-05-01 00:10Z'::timestamptz end
from generate_series(1, 60) n;
insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, document_id, document_fetched_at, extract_outcome, extract_attempts)
select page_id, 1, '2026-05-01 00:05Z', last_outcome, page_id, '2026-05-01 00:05Z',
       case when page_id > 55 then null when last_outcome = 'ok' then 'extracted' end, page_id % 3
from wirecopy.page;
insert into wirecopy.page_part (page_fetch_id, part_no, kind, url, outcome, words)
select page_fetch_id, 2, 'amp', 'https://paper.example/amp', 'ok', 90 from wirecopy.page_fetch where page_id % 5 = 0;
insert into wirecopy.entry (feed_id, key, page_id, title, content_sha256, first_seen_at, last_seen_at)
select 1, key_sha256, page_id, 'Entry ' || page_id, key_sha256, first_seen_at, first_seen_at from wirecopy.page;
insert into wirecopy.article (outlet_id, page_id, url, key_sha256, title, authors, published_at, published_precision, published_source,
    first_seen_at, last_seen_at, language, text, text_sha256, metadata_sha256, word_count, extractor, search, compared, unpublished, change_seq)
select 1 + page_id % 2, page_id, url, key_sha256, 'Title ' || page_id, '{Jane Roe}', '2026-05-01Z', 'minute', 'json-ld',
       first_seen_at, first_seen_at, l.language, l.text, key_sha256, key_sha256, 9,
       case when page_id % 7 = 0 then 'feed wirecopy-3' else 'wirecopy-3' end,
       wirecopy.search_vector(l.language, 'Title', l.text), true, false, page_id
from wirecopy.page
join (values (0, 'en', 'A ferry ran aground on Monday.'), (1, 'zh', '渡轮星期一搁浅了。'), (2, 'th', 'เรือเฟอร์รี่เกยตื้น'),
             (3, 'de', 'Eine Fähre lief auf Grund.'), (4, null, 'ferry')) as l (n, language, text) on l.n = page_id % 5;
update wirecopy.page p set article_id = a.article_id from wirecopy.article a where a.page_id = p.page_id;
insert into wirecopy.revision (article_id, revision_no, seen_at, title, text, text_sha256, words_added, words_removed, cause, page_fetch_id, extractor)
select article_id, 1, first_seen_at, title, text, text_sha256, 0, 0, 'first_seen', page_id, extractor from wirecopy.article
union all
select article_id, 2, first_seen_at + '1 hour', title, text, text_sha256, 1, 1, 'page_changed', page_id, extractor
from wirecopy.article where article_id % 4 = 0;
insert into wirecopy.credit (article_id, position, role, party, evidence, source, confidence)
select article_id, 0, 'originator', 'Wire', 'Wire', 'byline', case when article_id % 4 = 0 then .9 else .4 end from wirecopy.article
union all
select article_id, 1, 'photographer', 'J. Doe', 'Photo: J. Doe', 'caption', .9 from wirecopy.article where article_id % 3 = 0;
insert into wirecopy.fingerprint (article_id, body_hash, words, shingles)
select article_id, article_id % 20, 9, 5 from wirecopy.article;
insert into wirecopy.shingle (hash, article_id, seen_at)
select article_id, article_id, '2026-05-01 00:20Z' from wirecopy.article;
insert into wirecopy.story (created_at, title, originator, first_seen_at, last_seen_at, unpublished, change_seq)
overriding system value
select '2026-05-01 00:20Z', 'Story ' || n, case when n % 2 = 0 then 'Wire' end, '2026-05-01Z', '2026-05-01Z', false, 100 + n from generate_series(1, 20) n;
insert into wirecopy.story_copy (article_id, story_id, relation, matched_article_id, containment, jaccard, shared, longest_run, rule, ground, decided_at)
select article_id, 1 + article_id % 20, case when article_id <= 20 then 'original' else 'copy' end, case when article_id > 20 then article_id - 20 end,
       1, 1, 5, 9, 'placed-2', case when article_id <= 20 then 'founder' else 'same_body' end, '2026-05-01 00:20Z'
from wirecopy.article;
insert into wirecopy.copy_passage (article_id, position, kind, start, length)
select article_id, 0, 'kept', 0, 9 from wirecopy.article where article_id > 20;
insert into wirecopy.site_line (outlet_id, line_hash, last_seen_on, article_ids, sample)
values (1, 7, '2026-05-01', '{1,2,3}', 'Read more'), (1, 8, '2026-05-01', '{1}', null);
insert into wirecopy.story_apart (article_id, story_id, reason, set_at) values (1, 5, 'not the same', '2026-05-01Z');
insert into wirecopy.live_entry (article_id, position, headline, text) values (1, 0, 'Now', 'It floats.');
update wirecopy.change_counter set last_seq = 120;
