"""Fills a database as a year of news would, so that queries can be timed at a size that nobody has at home.

    python -m benchmarks.large_archive 1000000 --home /tmp/large

The articles are invented: 700 outlets whose shares fall as 1/rank, stories with Zipf-like numbers of carriers, texts of
some 400 words that are put together from 50,000 sentences, eight languages. Each has its page, entry, fetch, revision and
place in a story; three of ten have credits, one of twenty a second revision, and there are a month's hourly polls. Everything is written in SQL, as the stages would have left it, but without
shingles and raw documents: they are no reader's. The server stays; `wirecopy psql` opens it with WIRECOPY_HOME, and
benchmarks/reader_questions.py times it.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

import numpy as np
import psycopg
from psycopg import Connection

from benchmarks.dedupe_scale import prose
from wirecopy.local import embedded_server
from wirecopy.store.migrations import migrate

SEED = 20261128
SINCE = datetime(2025, 11, 1, tzinfo=UTC)
SPAN = timedelta(days=365)
OUTLETS = 700
SENTENCES = 50_000
LOADED_AT_ONCE = 10_000
CONNECTIONS = 2
LANGUAGES = ("en", "es", "de", "fr", "ru", "it", "zh", "ja")
LANGUAGE_SHARES = (0.70, 0.10, 0.08, 0.05, 0.03, 0.02, 0.01, 0.01)


def sentences() -> list[str]:
    """Invented sentences of 8 to 28 words."""
    words = iter(prose(SENTENCES * 28, SEED))
    sizes = np.random.default_rng(SEED).integers(8, 28, SENTENCES)
    return [" ".join(next(words) for _ in range(size)).capitalize() + "." for size in sizes]


def invent(count: int, known: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Rows of the table `invented`: number, story, is_first, outlet, language, seen_at, title, text; by time."""
    chance = np.random.default_rng(SEED + 1)
    shares = 1 / np.arange(1, OUTLETS + 1)
    shares /= shares.sum()
    carriers: list[int] = []
    while sum(carriers) < count:
        carriers += np.minimum(chance.zipf(2.5, 10_000), 600).tolist()
    story = np.repeat(np.arange(1, len(carriers) + 1), carriers)[:count]
    first = np.concatenate(([True], story[1:] != story[:-1]))
    outlets = chance.choice(OUTLETS, count, p=shares) + 1
    languages = chance.choice(len(LANGUAGES), len(carriers) + 1, p=LANGUAGE_SHARES)
    step = SPAN / count
    for i in range(count):
        own = np.random.default_rng((SEED, int(story[i])))
        title, *body = (known[n] for n in own.integers(0, len(known), 24))
        text = "\n".join(body if first[i] else body[: own.integers(12, 24)])
        seen = SINCE + step * i
        language = LANGUAGES[languages[story[i]]]
        yield i + 1, int(story[i]), bool(first[i]), int(outlets[i]), language, seen, title[:90], text


_FRAME = f"""
    insert into wirecopy.outlet (domain, name, created_at, listed)
    select 'outlet' || i || '.example', 'Outlet ' || i, '{SINCE}', true from generate_series(1, {OUTLETS}) i;
    insert into wirecopy.feed (outlet_id, url, url_sha256, domain, next_poll_at, created_at)
    select outlet_id, 'https://' || domain || '/feed', sha256(domain::bytea), domain, '{SINCE + SPAN}', '{SINCE}'
    from wirecopy.outlet order by outlet_id;
    create unlogged table invented (number bigint, story bigint, is_first boolean, outlet bigint, language text,
                                    seen_at timestamptz, title text, text text);
"""

ORIGINATOR = """case when story %% 10 < 3
    then (array['Reuters', 'The Associated Press', 'AFP', 'Bloomberg News', 'dpa'])[1 + story %% 5] end"""
DISTRIBUTOR = "case when story %% 50 = 1 then 'Tribune Content Agency' end"
_FILL = f"""
    insert into wirecopy.page (page_id, url, key_sha256, domain, first_seen_at, first_fetched_at, last_fetched_at,
                               last_outcome, checks, article_id)
    overriding system value
    select number, 'https://outlet' || outlet || '.example/' || to_char(seen_at, 'YYYY/MM/DD') || '/'
                   || translate(lower(left(title, 60)), ' .', '-') || '-' || number,
           sha256(number::text::bytea), 'outlet' || outlet || '.example', seen_at, seen_at, seen_at, 'ok', 3, number
    from invented where number between %(first)s and %(last)s;

    insert into wirecopy.entry (feed_id, key, page_id, guid, link, title, summary, published_at, content_sha256,
                                first_seen_at, last_seen_at)
    select outlet, sha256(number::text::bytea), number, number::text, p.url, title, left(text, 200), seen_at,
           sha256(title::bytea), seen_at, seen_at
    from invented join wirecopy.page p on p.page_id = number
    where number between %(first)s and %(last)s;

    insert into wirecopy.page_fetch (page_id, run_id, fetched_at, outcome, http_status, seconds, wire_bytes,
                                     extract_outcome, extracted_at)
    select number, 1, seen_at, 'ok', 200, .3, 60000, 'ok', seen_at
    from invented where number between %(first)s and %(last)s;

    insert into wirecopy.article (article_id, outlet_id, outlet_domain, page_id, url, key_sha256, title, authors, published_at,
                                  published_precision, published_source, first_seen_at, last_seen_at, language, text,
                                  text_sha256, metadata_sha256, word_count, section, extractor, originator,
                                  distributor, revision_count, compared, unpublished,
                                  change_seq)
    overriding system value
    select i.number, i.outlet, p.domain, i.number, p.url, p.key_sha256, i.title, array['Author ' || i.number %% 5000],
           i.seen_at - interval '20 minutes', 'second', 'json-ld:datePublished', i.seen_at, i.seen_at, i.language, i.text,
           sha256(i.text::bytea), sha256(i.title::bytea), array_length(string_to_array(i.text, ' '), 1), 'News',
           'invented', {ORIGINATOR}, {DISTRIBUTOR}, 1 + (number %% 20 = 0)::integer, true, false, i.number
    from invented i join wirecopy.page p on p.page_id = i.number
    where number between %(first)s and %(last)s;

    insert into wirecopy.article_search (article_id, outlet_id, first_seen_at, language, search, address)
    select i.number, i.outlet, i.seen_at, i.language, wirecopy.search_vector(i.language, i.title, i.text),
           wirecopy.address_vector(p.url)
    from invented i join wirecopy.page p on p.page_id = i.number
    where number between %(first)s and %(last)s;

    insert into wirecopy.revision (article_id, revision_no, seen_at, title, text, text_sha256, words_added,
                                   words_removed, cause, extractor)
    select number, 1, seen_at, title, text, sha256(text::bytea), 400, 0, 'first_seen', 'invented'
    from invented where number between %(first)s and %(last)s
    union all
    select number, 2, seen_at + interval '3 hours', title, text || E'\n' || title, sha256((text || title)::bytea), 8, 0,
           'page_changed', 'invented'
    from invented where number %% 20 = 0 and number between %(first)s and %(last)s;

    insert into wirecopy.credit (article_id, position, role, party, evidence, source, confidence)
    select number, 1, 'originator', {ORIGINATOR}, 'By Somebody', 'byline', .9
    from invented where {ORIGINATOR} is not null and number between %(first)s and %(last)s
    union all
    select number, 2, 'distributor', {DISTRIBUTOR}, 'Distributed by', 'tail', .95
    from invented where {DISTRIBUTOR} is not null and number between %(first)s and %(last)s;
"""

_STORIES = f"""
    insert into wirecopy.story (story_id, created_at, title, originator, distributor, first_seen_at, first_outlet_id,
                                last_seen_at, outlet_count, article_count, fullest_article_id, language, unpublished,
                                change_seq)
    overriding system value
    select story, min(seen_at), min(title),
           {ORIGINATOR}, {DISTRIBUTOR},
           min(seen_at), min(outlet) filter (where is_first), max(seen_at), count(distinct outlet), count(*), min(number),
           min(language), false, (select max(number) from invented) + story
    from invented group by story;
    insert into wirecopy.story_copy (article_id, story_id, relation, matched_article_id, containment, jaccard, shared,
                                     longest_run, rule, ground, decided_at, words_kept, words_cut, words_added)
    select number, story, case when is_first then 'original' else 'copy' end,
           case when not is_first then fullest_article_id end, 1, 1, 0, 0, 'invented',
           case when is_first then 'founder' else 'contained' end, seen_at, 300, 100, 0
    from invented join wirecopy.story on story_id = story;
    update wirecopy.change_counter set last_seq = (select max(change_seq) from wirecopy.story);
    insert into wirecopy.poll (feed_id, run_id, polled_at, outcome, http_status, seconds, wire_bytes, entries_listed)
    select feed_id, 1, polled_at, outcome, case outcome when 'ok' then 200 when 'not_modified' then 304 end, .3, 40000, 30
    from wirecopy.feed, generate_series('{SINCE + SPAN}'::timestamptz - interval '30 days', '{SINCE + SPAN}', interval '1 hour') polled_at,
         lateral (select (array['ok', 'ok', 'not_modified', 'not_modified', 'not_modified', 'timed_out'])
                         [1 + (feed_id + extract(hour from polled_at)::integer) % 6] as outcome) o;
    drop table invented;
""".replace("%%", "%")


def fill(url: str, count: int) -> None:
    """Load `count` articles into an empty, migrated database."""
    began = perf_counter()
    with psycopg.connect(url) as connection:
        connection.execute(_FRAME.encode())
        with connection.cursor().copy("copy invented from stdin") as rows:
            for row in invent(count, sentences()):
                rows.write_row(row)
        connection.execute("create index on invented (number)")
        connection.execute("analyze invented")
        words_index = _definition(connection, "article_search_words")
        connection.execute("drop index wirecopy.article_search_words")
    print(f"{count:,} articles invented in {perf_counter() - began:.0f} s", flush=True)
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(lambda first: _fill(url, first), range(1, count + 1, LOADED_AT_ONCE)))
    with psycopg.connect(url) as connection:
        connection.execute(_STORIES.encode())
        connection.execute("set maintenance_work_mem = '1GB'")
        connection.execute(words_index.encode())
        for table in ("page", "article"):
            connection.execute(
                f"select setval(pg_get_serial_sequence('wirecopy.{table}', '{table}_id'), {count})".encode()
            )
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("vacuum analyze")
        connection.execute("checkpoint")
    print(f"loaded in {perf_counter() - began:.0f} s", flush=True)


def _fill(url: str, first: int) -> None:
    with psycopg.connect(url, cursor_factory=psycopg.ClientCursor) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute(_FILL.encode(), {"first": first, "last": first + LOADED_AT_ONCE - 1})


def _definition(connection: Connection, index: str) -> str:
    row = connection.execute("select pg_get_indexdef(%s::regclass)", [f"wirecopy.{index}"]).fetchone()
    assert row is not None
    return str(row[0])


def main() -> None:
    """Fill the database of a new home."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", type=int)
    parser.add_argument("--home", type=Path, required=True, help="folder for the database server; stays")
    arguments = parser.parse_args()
    url = embedded_server(arguments.home)
    migrate(url)
    fill(url, arguments.articles)


if __name__ == "__main__":
    main()
