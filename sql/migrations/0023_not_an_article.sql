-- depends: 0020_checked_words_hold
-- Two more outcomes. They stand in no row yet and are no successes, so neither checks nor indexes need to be made again.

create or replace function wirecopy.is_outcome(outcome text) returns boolean
language sql immutable parallel safe
return outcome in (
    'ok', 'not_modified', 'same_body',
    'refused_url', 'refused_address', 'refused_robots', 'refused_redirect',
    'dns_failed', 'connect_failed', 'tls_failed', 'timed_out', 'cut_off', 'too_large', 'bad_encoding', 'bad_response',
    'rate_limited', 'forbidden', 'not_found', 'gone', 'client_error', 'server_error', 'challenge',
    'not_a_feed', 'unsafe_feed', 'broken_feed', 'empty_feed', 'not_a_page', 'consent_page', 'not_an_article', 'no_text',
    'extracted', 'parser_failed', 'parser_killed', 'no_link');
