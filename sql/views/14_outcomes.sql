create or replace view news.outcomes as
select word.outcome, word.meaning, wirecopy.is_success(word.outcome) as is_success
from (values
    ('ok', 'The whole document arrived; a feed was also read.'),
    ('not_modified', 'The server said that nothing is new (304).'),
    ('same_body', 'The server sent again, byte for byte, what we have.'),
    ('refused_url', 'The address is not http(s), names a forbidden port, holds a password or control characters. Not asked.'),
    ('refused_address', 'The name leads to a private or reserved address. Not asked.'),
    ('refused_robots', 'robots.txt forbids it, or could not be read because its server failed and no copy of the last week is at hand. Tried again.'),
    ('refused_redirect', 'It redirects too often, in a circle, or to where we must not go.'),
    ('dns_failed', 'The name has no address. Tried again.'),
    ('connect_failed', 'Nobody answers there. Tried up to three times in a run, and again in later ones.'),
    ('tls_failed', 'No secure connection, mostly an expired certificate. Tried again.'),
    ('timed_out', 'Not complete within the total time, redirects included. Tried again.'),
    ('cut_off', 'The connection ended before the document did. What came is thrown away. Tried up to three times in a run, and again in later ones.'),
    ('too_large', 'Larger than the cap, on the wire or decoded, a feed of more than 150,000 elements, or an article whose text has more than 2 MiB.'),
    ('bad_encoding', 'Compression that is damaged, nested or a bomb. Asked for once more without any, and tried again in later runs.'),
    ('bad_response', 'The answer is not HTTP as the standard has it. Tried again.'),
    ('rate_limited', 'We were asked to come less often (429, or 503 with Retry-After). Waited for as long as told.'),
    ('forbidden', 'Not for us: 401, 402, 403 or 451, or a page that says so: a registration or pay wall in place of the text, a block of our country.'),
    ('not_found', '404, or a page that says so although its status does not.'),
    ('gone', '410: taken down for good. What we have is kept; a feed is asked once a week from then on.'),
    ('client_error', 'Another 4xx.'),
    ('server_error', '5xx. Tried up to three times in a run, unless the server names a time, and again in later ones.'),
    ('challenge', 'A test for robots came in place of the document. Tried again, rarely; where it came as a good page, when the page is next looked at.'),
    ('not_a_feed', 'Something arrived, but no feed: mostly a web page.'),
    ('unsafe_feed', 'The feed defines its own entities, by which small documents become huge. Not read.'),
    ('broken_feed', 'A feed that cannot be read. The raw bytes are kept.'),
    ('empty_feed', 'A good feed without entries. Nothing is deleted.'),
    ('not_a_page', 'PDF, image, sound: no web page.'),
    ('consent_page', 'A request to agree to cookies or other uses of data came in place of the article, or is all that a page made by script says. The raw bytes are kept; looked at again as every page is.'),
    ('not_an_article', 'The page is a front page, a section, a list of links or a comparison of versions. The raw bytes are kept; not looked at again until its entry changes.'),
    ('no_text', 'A web page without an article in it: a video, a gallery, a page made by script, a notice that the browser is too old. Or what was found names nothing of the headline and is no sentence, or is short and names nothing of the description either. The raw bytes are kept; an AMP or print form that it names is fetched along with it in the next run, once.'),
    ('extracted', 'An article was read from the page.'),
    ('parser_failed', 'Our parser or extractor had an error, or the database refused what it made, or the raw bytes are gone. Else they are kept unless it was they that were refused; the log has the traceback.'),
    ('parser_killed', 'It took more time or memory than one document may have, and was stopped, or it took its whole task down twice. The raw bytes are kept.'),
    ('no_link', 'The entry has no address, or one that is not http(s). It is kept, with what the feed said.')
) as word (outcome, meaning);

comment on view news.outcomes is 'One row per outcome: the word that says how a poll, a fetch, an extraction or an entry ended. docs/outcomes.md says what to do.';
comment on column news.outcomes.outcome is 'The word, as in news.feed_health, news.entry_fates, news.article_parts and the counts of news.run_stages.';
comment on column news.outcomes.meaning is 'What it means.';
comment on column news.outcomes.is_success is 'Whether what was asked for is in our hands, newly or already.';
