"""What readers of schema `news` may rely on. A view may gain columns at its end; nothing else may change."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from psycopg import errors

from tests.pipeline import column, new_database, rows, value
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate

VIEWS = {
    "alert_kinds": "kind meaning action",
    "alerts": "alert_id kind subject opened_at cleared_at summary meaning action numbers cause is_group feed_id outlet_domain story_id"
    " opening_sent_at clearing_sent_at",
    "articles": "article_id story_id outlet outlet_domain url canonical_url title authors published_at published_precision"
    " published_source modified_at first_seen_at last_seen_at language text word_count section tags image_url access"
    " originator distributor rights revision_count extractor change_seq text_source organisations"
    " withdrawn_at is_wire_copy",
    "article_parts": "article_id part_no kind url outcome message words fetched_at",
    "captures": "article_id url captured_at file start_byte record_id imported_at run_id revision_no",
    "credits": "article_id role party evidence source confidence",
    "entry_fates": "entry_id url feed title first_seen_at stage outcome message article_id page_id fate next_step next_fetch_at"
    " feed_id",
    "feed_health": "feed_id outlet url status last_outcome last_success_at next_poll_at entries_per_day expected_per_day"
    " silent_for failures_in_row message last_polled_at category held_until hold_reason adopted_url outlet_domain known_since",
    "feed_documents": "feed_id poll_id fetched_at url content_type bytes sha256",
    "left_over": "run_id stage domain items used_up left_since",
    "live_entries": "article_id position published_at published_precision published_source headline text",
    "outcomes": "outcome meaning is_success in_words action",
    "outlet_hour_failures": "outlet outlet_domain hour stage outcome failures",
    "outlet_hours": "outlet outlet_domain hour polls polls_failed entries_new page_fetches page_fetches_failed extractions"
    " extractions_failed bytes articles words copies revisions",
    "outlets": "outlet outlet_domain language country kind is_listed known_since",
    "page_fetches": "page_fetch_id page_id url outlet outlet_domain run_id fetched_at outcome is_success message http_status bytes"
    " seconds extract_outcome extract_message extracted_at article_id final_url extract_run_id",
    "pages": "page_id url outlet outlet_domain first_seen_at first_fetched_at last_fetched_at last_outcome message good_fetches"
    " failures_in_row next_fetch_at article_id",
    "polls": "poll_id feed_id feed outlet outlet_domain run_id polled_at outcome is_success message http_status bytes seconds"
    " entries_listed entries_new final_url",
    "revisions": "article_id revision_no seen_at title text words_added words_removed cause extractor",
    "run_stages": "run_id stage started_at ended_at shards shards_open counts",
    "running_stories": "running_story_id title story_count article_count outlet_count first_seen_at last_seen_at newest_story_id",
    "runs": "run_id run_key started_at ended_at state reason counts",
    "set_aside": "stage item item_id url reason set_aside_at",
    "site_boilerplate": "outlet outlet_domain line_hash sample stories first_seen_at last_seen_on",
    "stories": "story_id title originator distributor first_seen_at first_outlet last_seen_at outlet_count article_count"
    " fullest_article_id language change_seq first_published_at first_published_outlet credit_conflicts versions"
    " original_article_id original_outlet original_ground running_story_id",
    "story_copies": "story_id article_id outlet relation containment words_kept words_cut words_added headline_changed lag"
    " matched_article_id rule decided_at ground order_changed whole_sentences_only published_lag lag_source",
    "story_merges": "from_story_id into_story_id article_id matched_article_id reason merged_at",
    "story_splits": "story_id new_story_id article_id reason split_at",
    "text_judgements": "outlet outlet_domain day pages doubted replaced short little_of_page no_sentences other_subject",
    "story_versions": "story_id other_story_id article_id other_article_id containment longest_run reason linked_at ground",
}
FUNCTIONS = {
    "copy_diff(article_id bigint)": "TABLE(passage_no integer, kind text, text text, was text)",
    "revision_diff(article_id bigint, a integer DEFAULT NULL::integer, b integer DEFAULT NULL::integer)": "TABLE(passage_no integer,"
    " kind text, text text, was text)",
    "clock()": "timestamp with time zone",
    "changes(after bigint, max integer DEFAULT 1000)": "TABLE(change_seq bigint, kind text, article_id bigint, story_id bigint,"
    " changed text[])",
    "find_address(part text, max integer DEFAULT 100)": "TABLE(url text, first_seen_at timestamp with time zone, feed text, stage text,"
    " outcome text, message text, article_id bigint, story_id bigint, outlet_domain text, title text, article_url text,"
    " canonical_url text, entry_id bigint)",
    "search(query text, language text DEFAULT NULL::text, max integer DEFAULT 50, from_outlet text DEFAULT NULL::text,"
    " since timestamp with time zone DEFAULT NULL::timestamp with time zone,"
    " until timestamp with time zone DEFAULT NULL::timestamp with time zone, collapse text DEFAULT NULL::text)": "TABLE(article_id bigint,"
    " outlet text, title text, published_at timestamp with time zone, first_seen_at timestamp with time zone, url text, rank real, snippet text,"
    " story_id bigint, outlet_domain text, hits bigint)",
    "search_matches(query text, language text DEFAULT NULL::text, enough integer DEFAULT 100, from_outlet text DEFAULT NULL::text,"
    " since timestamp with time zone DEFAULT NULL::timestamp with time zone,"
    " until timestamp with time zone DEFAULT NULL::timestamp with time zone)": "TABLE(article_id bigint, rank real)",
    "search_snippet(article_id bigint, query text, marks text DEFAULT '«»'::text)": "text",
}
CALLS = (
    "select news.clock()",
    "select * from news.changes(0)",
    "select * from news.copy_diff(1)",
    "select * from news.revision_diff(1)",
    "select * from news.search('ferry')",
    "select * from news.search_matches('ferry')",
    "select news.search_snippet(1, 'ferry')",
    "select * from news.find_address('paper.example')",
)


@pytest.fixture(scope="module")
def database(server_url: str) -> Iterator[Database]:
    """One for all tests of this file: they only read, or are refused."""
    with new_database(server_url) as database:
        yield database


def test_every_promised_view_is_there_and_no_other(database: Database) -> None:
    assert set(_views(database)) == set(VIEWS)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_begins_with_its_promised_columns_in_order(database: Database, view: str) -> None:
    promised = VIEWS[view].split()
    assert _views(database)[view][: len(promised)] == promised


def test_the_functions_keep_their_parameters_and_columns(database: Database) -> None:
    found = rows(
        database,
        """select format('%%s(%%s)', proname, pg_get_function_arguments(oid)), pg_get_function_result(oid)
           from pg_proc where pronamespace = 'news'::regnamespace""",
    )
    assert dict(found) == FUNCTIONS


def test_everything_has_a_comment(database: Database) -> None:
    uncommented = column(
        database,
        """select c.oid::regclass::text || coalesce('.' || a.attname, '')
           from pg_class c
           left join lateral (
               select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
               union all select null, 0
           ) a on true
           where c.relnamespace in ('wirecopy'::regnamespace, 'news'::regnamespace) and c.relkind in ('r', 'p', 'v')
             and not c.relispartition
             and coalesce(case a.attnum when 0 then obj_description(c.oid, 'pg_class') else col_description(c.oid, a.attnum) end, '') = ''
           union all
           select oid::regprocedure::text from pg_proc
           where pronamespace in ('wirecopy'::regnamespace, 'news'::regnamespace) and coalesce(obj_description(oid, 'pg_proc'), '') = ''
           union all
           select nspname from pg_namespace where nspname in ('wirecopy', 'news') and obj_description(oid, 'pg_namespace') is null""",
    )
    assert uncommented == []


def test_a_new_partition_has_a_comment_too(database: Database) -> None:
    with database.transaction() as connection:
        connection.execute(
            "select wirecopy.ensure_document_partition('2026-08-03Z'), wirecopy.ensure_shingle_partition('2026-08-03Z')"
        )
    found = rows(
        database,
        """select relname, obj_description(oid, 'pg_class') from pg_class
           where relispartition and relkind = 'r' and relnamespace = 'wirecopy'::regnamespace""",
    )
    assert sorted(name for name, comment in found if comment) == [
        "document_2026_08_feed",
        "document_2026_08_page",
        "shingle_2026_07_13",
    ]


# ------------------------------------------------------------------------------------------ the reader


@pytest.mark.parametrize("statement", [*(f"select * from news.{view}" for view in VIEWS), *CALLS])
def test_the_reader_can_read_everything_in_news(database: Database, statement: str) -> None:
    with database.reader() as connection:
        connection.execute(statement.encode())


def test_the_reader_can_read_no_table(database: Database) -> None:
    tables = column(database, "select tablename from pg_tables where schemaname = 'wirecopy'")
    assert "article" in tables
    for table in tables:
        with database.reader() as connection, pytest.raises(errors.InsufficientPrivilege):
            connection.execute(f"select 1 from wirecopy.{table}".encode())


@pytest.mark.parametrize(
    "statement",
    [
        "insert into news.credits (article_id, role, party, evidence, source, confidence) values (1, 'originator', 'x', 'x', 'url', 1)",
        "update news.credits set party = 'x'",
        "delete from news.credits",
        "insert into wirecopy.outlet (domain, name, created_at) values ('x.example', 'x', now())",
        "update wirecopy.article set title = 'x'",
        "truncate wirecopy.poll",
        "select * from wirecopy.single_writer for update",
        "select wirecopy.ensure_document_partition(now())",
        "create table public.mine (x integer)",
        "create table news.mine (x integer)",
        "create table wirecopy.mine (x integer)",
        "create schema mine",
        "create or replace view news.runs as select 1",
        "comment on view news.runs is 'x'",
        "select lo_create(0)",
        "copy (select 1) to program 'true'",
    ],
)
def test_the_reader_can_write_nothing_even_when_it_lifts_read_only(
    database: Database, statement: str
) -> None:
    with database.reader() as connection:
        connection.read_only = False
        connection.execute("set default_transaction_read_only = off")
        connection.commit()
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute(statement.encode())


def test_the_reader_can_make_no_temporary_table(database: Database) -> None:
    migrate(database.url)  # the right belongs to the database itself, so the fixture's copy lacks it
    with database.reader() as connection:
        connection.read_only = False
        with pytest.raises(errors.InsufficientPrivilege):
            connection.execute("create temporary table mine (x integer)")


def test_the_reader_starts_read_only_and_with_a_time_limit(database: Database) -> None:
    settings = value(
        database,
        "select setconfig from pg_db_role_setting where setrole = 'wirecopy_reader'::regrole and setdatabase = 0",
    )
    assert {"default_transaction_read_only=on", "statement_timeout=5min", "search_path=news"} <= set(settings)


def _views(database: Database) -> dict[str, list[str]]:
    found = rows(
        database,
        """select table_name, array_agg(column_name::text order by ordinal_position)
           from information_schema.columns where table_schema = 'news' group by table_name""",
    )
    return dict(found)
