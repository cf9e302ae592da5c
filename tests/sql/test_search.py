"""news.search(): the words that people type find the articles they mean."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, pairwise, product

import psycopg
import pytest
import yoyo

from tests.pipeline import column, new_database, rows, value
from tests.store.rows import NOW, add_article, add_outlet, add_story
from wirecopy.store.database import Database
from wirecopy.store.migrations import migrate
from wirecopy.store.queries import SQL_DIR
from wirecopy.word_count import count_words

ARTICLES = {
    "ferry": (
        "en",
        "Ferry runs aground",
        "The ferry Marietta ran onto a sandbar. Nobody was hurt on the boats.",
    ),
    "budget": (
        "en",
        "Council passes budget",
        "The ferry subsidy stays. Schools and trams get more, the harbor less.",
    ),
    "kran": (
        "de",
        "Neuer Kran im Hafen",
        "Der Hafen bekommt einen Kran ohne Kabine. Die Kräne arbeiten nachts.",
    ),
    "marche": (
        "fr",
        "Le marché couvert rouvre",
        "Les commerçants du marché sont revenus. Le canal reste fermé.",
    ),
    "gaelic": ("xx", "Ferry na mara", "Teanga nach bhfuil a fhios againn."),
    "beijing": (
        "zh",
        "北京发布人工智能新规",
        "国务院周三公布，人工智能服务须先备案。AI技术公司表示欢迎。2026年起施行。",
    ),
    "tokyo": (
        "ja",
        "東京の港で新しい橋が開通",
        "東京都は8日、コンテナ船が通れる橋を公開した。ﾄﾗｯｸの渋滞が減る。",
    ),
    "bangkok": ("th", "กรุงเทพฯ เปิดสะพานใหม่", "รัฐบาลไทยเปิดสะพานข้ามแม่น้ำเจ้าพระยาในวันจันทร์"),
}


@pytest.fixture(scope="module")
def database(server_url: str) -> Iterator[Database]:
    with new_database(server_url) as database:
        with database.transaction() as connection:
            outlet = add_outlet(connection, "paper.example")
            for name, (language, title, text) in ARTICLES.items():
                add_article(
                    connection,
                    outlet,
                    f"http://paper.example/{name}",
                    title,
                    text,
                    language=language,
                    section=name,
                )
        yield database


def search(database: Database, query: str, language: str | None = None) -> list[str]:
    urls = column(
        database, "select url from news.search(%(query)s, %(language)s)", query=query, language=language
    )
    return [url.rpartition("/")[2] for url in urls]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("aground", ["ferry"]),
        ("boat", ["ferry"]),  # English stems
        ("Kräne", ["kran"]),  # German ones: Kran is Kräne
        ("commerçant", ["marche"]),
        ("ferry subsidy", ["budget"]),
        ('"ferry subsidy"', ["budget"]),
        ('"subsidy ferry"', []),
        ("ferry -subsidy", ["ferry", "gaelic"]),
        ("aground or budget", ["budget", "ferry"]),
        ("nothing-of-the-kind", []),
        ("sandb*", ["ferry"]),
        ("SUBSID* ferry", ["budget"]),
        ("schools*", ["budget"]),  # longer than the stem that is indexed
        ("Kabin*", ["kran"]),
        ("march* -commer*", []),
        ('"ferry subs*"', []),  # within a phrase a star is a character
        ("trä* or aground", ["ferry"]),
        ("*", []),
        ("- * (*", []),
        ("人工智能", ["beijing"]),
        ("智能服务", ["beijing"]),
        ("能智", []),
        ("人工 欢迎", ["beijing"]),
        ("人工 -欢迎", []),
        ("人工 -橋", ["beijing"]),
        ("AI 公司 $^* +(", ["beijing"]),
        ('"AI技术"', ["beijing"]),
        ("ai技术公司", ["beijing"]),
        ("港", ["tokyo"]),
        ("能", ["beijing"]),
        ("京", ["beijing", "tokyo"]),  # a single character, wherever it stands
        ("京*", ["beijing", "tokyo"]),
        ("橋*", ["tokyo"]),
        ("コンテナ", ["tokyo"]),
        ("トラック", ["tokyo"]),  # written there in half width
        ("２０２６年", ["beijing"]),  # asked in full width
        ("สะพาน", ["bangkok"]),
        ("แม่น้ำ", ["bangkok"]),
        ("สะพาน or 人工智能 or aground", ["bangkok", "beijing", "ferry"]),
        ("", []),
        ('"', []),
        ('""', []),
        ("the", []),  # a stop word asks for nothing
        ("http://x.example/a'b* b*", []),
        ("ж" * 3000, []),
        ("橋" * 3000, []),
        ("'; drop table wirecopy.article; --", []),
        ("((( & | !", []),
    ],
)
def test_search_understands_words_phrases_or_and_not(
    database: Database, query: str, found: list[str]
) -> None:
    assert sorted(search(database, query)) == sorted(found)


def test_a_language_narrows_the_search(database: Database) -> None:
    assert search(database, "ferry", "en") == ["ferry", "budget"]
    assert search(database, "ferry", "xx") == ["gaelic"]
    assert search(database, "ferry", "de") == []


def test_a_headline_weighs_more_than_the_text(database: Database) -> None:
    assert search(database, "ferry", "en")[0] == "ferry"


def test_a_hit_shows_where_the_words_stand(database: Database) -> None:
    ((outlet, title, snippet),) = rows(database, "select outlet, title, snippet from news.search('sandbar')")
    assert (outlet, title) == ("paper.example", "Ferry runs aground")
    assert "«sandbar»" in snippet


def test_a_hit_in_a_language_without_spaces_shows_where_the_words_stand(database: Database) -> None:
    for query, shown in (
        ("智能服务", "人工«智能服务»须先备案"),
        ("ai技术 $^+(|", "«AI技术»公司"),
        ("สะพาน", "«สะพาน»"),
    ):
        assert shown in value(database, "select snippet from news.search(%(query)s)", query=query)


@pytest.mark.parametrize(("asked", "given"), [(1, 1), (0, 0), (-1, 0), (None, 3), (2_000_000_000, 3)])
def test_as_many_hits_as_asked_for(database: Database, asked: int | None, given: int) -> None:
    hits = rows(database, "select * from news.search('ferry', null, %(asked)s)", asked=asked)
    assert len(hits) == given


def test_a_search_in_an_empty_database_finds_nothing(server_url: str) -> None:
    with new_database(server_url) as empty:
        assert rows(empty, "select * from news.search('ferry')") == []


# 1,000 articles that name the ferry once, an hour apart.
COPIES = """
    with copies as (
        insert into wirecopy.article (outlet_id, outlet_domain, page_id, url, key_sha256, title, first_seen_at, last_seen_at,
                                      language, text, text_sha256, metadata_sha256, word_count, extractor)
        select a.outlet_id, a.outlet_domain, a.page_id, a.url || n, sha256(n::text::bytea), 'News',
               a.first_seen_at + n * interval '1 hour', a.last_seen_at, a.language, 'The ferry waits.', a.text_sha256,
               a.metadata_sha256, 3, a.extractor
        from wirecopy.article a, generate_series(1, 1000) n
        where a.article_id = %(article_id)s
        returning article_id, outlet_id, first_seen_at, language, title, text
    )
    insert into wirecopy.article_search (article_id, outlet_id, first_seen_at, language, search, address)
    select article_id, outlet_id, first_seen_at, language, wirecopy.search_vector(language, title, text), ''
    from copies"""


@pytest.fixture(scope="module")
def archive(server_url: str) -> Iterator[Database]:
    """Three outlets with a text of the wire, one of them twice; and a piece of the oldest outlet's own."""
    with new_database(server_url) as database:
        with database.transaction() as connection:
            carried = []
            for name, domain, text, days in (
                ("own", "old.example", "The ferry waits.", 400),
                ("first", "old.example", "The ferry Marietta ran onto a sandbar.", 30),
                ("second", "paper.example", "The ferry Marietta ran onto a sandbar.", 2),
                ("third", "times.example", "The ferry Marietta, a ferry, ran onto a sandbar.", 1),
                ("again", "times.example", "The ferry Marietta ran onto a sandbar.", 0),
            ):
                outlet = add_outlet(connection, domain)
                article = add_article(
                    connection, outlet, f"http://{domain}/{name}", "Ferry runs aground", text
                )
                for table in ("article", "article_search"):
                    connection.execute(
                        f"update wirecopy.{table} set first_seen_at = %s where article_id = %s".encode(),
                        (NOW - timedelta(days=days), article),
                    )
                if name != "own":
                    carried.append(article)
            add_story(connection, *carried)
        yield database


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("", ["again", "first", "own", "second", "third"]),
        (", from_outlet => 'old.example'", ["first", "own"]),
        (", from_outlet => 'nobody.example'", []),
        (", since => timestamptz '2026-08-01 01:05+00'", ["again", "second", "third"]),
        (", until => timestamptz '2026-08-01 01:05+00'", ["first", "own"]),
        (", since => '2025-01-01', until => '2026-07-01'", ["own"]),
        (", until => '2000-01-01'", []),
        (", max => 1, until => '2026-07-01'", ["own"]),  # narrowed before the limit
        (", collapse => 'story'", ["own", "third"]),
        (", collapse => 'story', from_outlet => 'paper.example'", ["second"]),
    ],
)
def test_a_search_is_narrowed_by_outlet_and_time_and_shows_each_story_once(
    archive: Database, narrowed: str, found: list[str]
) -> None:
    urls = column(archive, f"select url from news.search('ferry'{narrowed})")
    assert sorted(url.rpartition("/")[2] for url in urls) == found


def test_a_hit_tells_its_story_and_how_many_hits_it_stands_for(archive: Database) -> None:
    hits = "select outlet_domain, story_id is not null, hits from news.search('ferry', collapse => 'story')"
    assert sorted(rows(archive, hits)) == [("old.example", False, 1), ("times.example", True, 4)]
    assert set(column(archive, "select hits from news.search('ferry')")) == {1}


def test_of_a_common_word_the_newest_matches_are_ranked(server_url: str) -> None:
    """The oldest matches best, and is not looked at unless a time is asked for."""
    with new_database(server_url) as database:
        with database.transaction() as connection:
            outlet = add_outlet(connection, "paper.example")
            oldest = add_article(connection, outlet, "http://paper.example/oldest", "Ferry", "Ferry ferry.")
            connection.execute(COPIES, {"article_id": oldest})
        asked = "select max(rank) from news.search('ferry'{})"
        best = value(database, asked.format(", until => '2026-08-03 01:06+00'"))
        assert value(database, asked.format("")) < best
        assert value(database, "select count(*) from news.search('ferry', max => 5000)") == 1000


@pytest.mark.parametrize(
    ("question", "looked_for"),
    [
        ("ferry | tram & boat", "'ferry' | 'tram' & 'boat'"),
        ("ferry <-> run & boat", "'ferry' & 'run' & 'boat'"),
        ("boat & !(ferry <2> run)", "'boat'"),
        ("!(ferry <-> run)", "!( 'ferry' <-> 'run' )"),
        ("boat & !tram", "'boat' & !'tram'"),
    ],
)
def test_a_phrase_is_looked_for_among_the_articles_with_its_words(
    database: Database, question: str, looked_for: str
) -> None:
    asked = "select wirecopy.words_of_query(%(question)s::tsquery)::text"
    assert value(database, asked, question=question) == looked_for


def test_of_a_question_of_megabytes_the_beginning_is_asked(database: Database) -> None:
    asked = "select url from news.search('ferry budget ' || repeat(' ', 1000) || repeat('nothing ', 500000))"
    assert len(column(database, asked)) == 1


def test_a_collapse_that_is_not_known_is_refused(archive: Database) -> None:
    with pytest.raises(psycopg.errors.InvalidParameterValue, match="'story' or NULL, not 'outlet'"):
        rows(archive, "select * from news.search('ferry', collapse => 'outlet')")


# A row for each language, as the version before wrote it.
EARLIER = """
    insert into wirecopy.outlet (domain, name, created_at) values ('paper.example', 'Paper', now());
    insert into wirecopy.page (url, key_sha256, domain, first_seen_at) values ('http://paper.example/', '', 'paper.example', now());
    insert into wirecopy.article (outlet_id, page_id, url, key_sha256, title, first_seen_at, last_seen_at, language, text,
                                  text_sha256, metadata_sha256, word_count, extractor, search)
    select outlet_id, page_id, l.code, l.code::bytea, 'x', now(), now(), l.code, '北京发布人工智能新规', '', '', 1, 'test', $$'as-it-was'$$
    from wirecopy.outlet, wirecopy.page, unnest(array['zh', 'en']) as l (code)"""


def test_an_older_database_is_indexed_and_counted_anew_only_in_languages_without_spaces(
    server_url: str,
) -> None:
    with new_database(server_url, template="template1") as database:
        with yoyo.get_backend(database.url.replace("postgresql:", "postgresql+psycopg:")) as backend:
            earlier = yoyo.read_migrations(str(SQL_DIR / "migrations"))
            backend.apply_migrations(earlier.filter(lambda migration: migration.id < "0036"))
        with database.transaction() as connection:
            connection.execute(EARLIER)
        migrate(database.url)
        assert column(database, "select url from news.search('智能')") == ["zh"]
        assert (
            value(database, "select search::text from wirecopy.article_search where language = 'en'")
            == "'as-it-was'"
        )
        words = dict(rows(database, "select language, word_count from news.articles"))
        assert words == {"zh": count_words("北京发布人工智能新规"), "en": 1}
        assert column(database, "select distinct outlet_domain from news.articles") == ["paper.example"]


def _different_words(letters: str, characters: int) -> list[str]:
    """Words for a text of so many characters in which none comes twice."""
    return list(islice(map("".join, product(letters, repeat=5)), characters // 6))


CYRILLIC = " ".join(_different_words("бвгджзклмп", 490_000))
LATIN = _different_words("abcdefghij", 490_000)
WIDE = {
    "Cyrillic words": CYRILLIC,
    "compounds": " ".join(f"{one}-{other}" for one, other in pairwise(LATIN)),
    "addresses": " ".join(f"host{n}.example/path/{n}" for n in range(30_000)),
    "Chinese characters": " ".join(_different_words("一丁七万丈三上下不与", 490_000)),
    "numbers": " ".join(map(str, range(10**6, 10**6 + 80_000))),
    "one endless word": "ж" * 600_000,
    "letters that grow in lower case": " ".join(_different_words("ȺȾİabcdefg", 490_000)),
}


@pytest.mark.parametrize("language", ["ru", "en", None])
@pytest.mark.parametrize("text", WIDE.values(), ids=WIDE)
def test_no_text_and_no_headline_has_too_many_words_to_be_searched(
    database: Database, text: str, language: str | None
) -> None:
    lengths = "select length(wirecopy.search_vector(%(language)s, %(title)s, %(body)s))"
    for title, body in ((text, "The ferry runs again."), ("The ferry runs again.", text), (text, text)):
        assert value(database, lengths, language=language, title=title, body=body) is not None


def test_no_text_without_spaces_has_too_many_pairs_to_be_searched(database: Database) -> None:
    characters = [chr(0x20000 + number) for number in range(330)]
    text = "".join(map("".join, product(characters, repeat=2)))
    length = "select length(wirecopy.search_vector('zh', 'x', %(body)s))"
    assert 0 < value(database, length, body=text) < len(characters) ** 2


def test_an_article_with_more_words_than_a_search_vector_holds_is_stored_whole_and_found(
    server_url: str,
) -> None:
    url = "http://paper.example/1"
    with new_database(server_url) as database:
        with database.transaction() as connection:
            outlet = add_outlet(connection, "paper.example")
            add_article(connection, outlet, url, "Паром", CYRILLIC, language="uk")
        assert value(database, "select text from news.articles") == CYRILLIC
        words = CYRILLIC.split()
        for asked in ("Паром", words[100], words[30_000]):
            assert column(database, "select url from news.search(%(asked)s)", asked=asked) == [url]
