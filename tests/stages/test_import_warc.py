"""import: somebody else's WARC file becomes history like our own."""

from __future__ import annotations

import gzip
import random
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from string import ascii_lowercase

import brotli
import pytest
import zstandard
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.pipeline import Pipeline, rows, value
from tests.stages.prose import prose
from tests.stages.replaying import change_article, import_file, replay
from tests.stages.site import page
from tests.store.rows import NOW
from wirecopy.errors import ArchiveError
from wirecopy.extract.decide_article import ReplayEffect
from wirecopy.model import Run, RunKind, WorkItem
from wirecopy.settings import MIB, FetchLimits
from wirecopy.stages.context import Watcher
from wirecopy.stages.import_warc import ImportInterrupted
from wirecopy.stages.pipeline import run_import
from wirecopy.stages.waiting_items import TOOK_TASK_DOWN
from wirecopy.store.attempt import begin_attempts, put_back
from wirecopy.store.page import ensure_page
from wirecopy.store.warc import Capture, DamagedRecord, WarcFile, read_captures
from wirecopy.store.warc_file import begin_file

HTML = {"Content-Type": "text/html; charset=utf-8"}
EARLY, LATE = "2024-02-11T08:00:00Z", "2024-02-11T11:30:00Z"
PAGE, COPY = "https://paper.example/news/1", "https://gazette.example/a"


class Crawl:
    """A WARC file as a crawler writes it."""

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._out = path.open("ab")
        self._writer = WARCWriter(self._out, gzip=True)
        self._writer.write_record(
            self._writer.create_warcinfo_record("crawl.warc.gz", {"software": "a crawler"})
        )

    def add(
        self,
        url: str,
        body: bytes | str,
        date: str = EARLY,
        *,
        status: str = "200 OK",
        headers: Mapping[str, str] = HTML,
        kind: str = "response",
        **warc: str,
    ) -> None:
        raw = body.encode() if isinstance(body, str) else body
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        named = {"WARC-Date": date, **{name.replace("_", "-"): text for name, text in warc.items()}}
        self._writer.write_record(
            self._writer.create_warc_record(
                url, kind, payload=BytesIO(raw), length=len(raw), http_headers=http, warc_headers_dict=named
            )
        )
        self._out.flush()


@pytest.fixture
def crawl(tmp_path: Path) -> Crawl:
    return Crawl(tmp_path / "crawl.warc.gz")


def test_pages_become_articles_of_outlets_met_by_link_and_copies_are_found(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    crawl.add(PAGE, page("A headline", prose(1)))
    crawl.add(COPY, page("Another headline", prose(1)), LATE)

    assert import_file(pipeline, crawl.path) == {"imported": 2}

    assert rows(
        pipeline.database,
        "select a.outlet_domain, a.url, a.first_seen_at::text, s.article_count from news.articles a"
        " join news.stories s using (story_id) order by a.article_id",
    ) == [
        ("paper.example", PAGE, "2024-02-11 08:00:00+00", 2),
        ("gazette.example", COPY, "2024-02-11 11:30:00+00", 2),
    ]
    assert value(pipeline.database, "select state from news.runs where kind = 'import'") == "green"


def test_importing_twice_changes_nothing(pipeline: Pipeline, crawl: Crawl) -> None:
    crawl.add(PAGE, page("A headline", prose(1)))
    import_file(pipeline, crawl.path)

    assert import_file(pipeline, crawl.path) == {"known": 1}

    assert value(pipeline.database, "select count(*) from wirecopy.document") == 1
    assert value(pipeline.database, "select count(*) from news.revisions") == 1


def test_captures_of_one_page_become_its_revisions(pipeline: Pipeline, crawl: Crawl) -> None:
    crawl.add(PAGE, page("A headline", prose(1)))
    crawl.add(PAGE, page("A better headline", prose(1)), LATE)

    import_file(pipeline, crawl.path)

    assert rows(
        pipeline.database, "select title, seen_at::text, cause from news.revisions order by revision_no"
    ) == [
        ("A headline", "2024-02-11 08:00:00+00", "first_seen"),
        ("A better headline", "2024-02-11 11:30:00+00", "page_changed"),
    ]


def test_an_older_capture_does_not_replace_a_newer_text(pipeline: Pipeline, crawl: Crawl) -> None:
    crawl.add(PAGE, page("The news", prose(1)), LATE)
    crawl.add(PAGE, page("The old news", prose(2)), EARLY)

    assert import_file(pipeline, crawl.path) == {"imported": 1, "outdated": 1}
    assert value(pipeline.database, "select title from news.articles") == "The news"


def test_a_document_that_is_fetched_while_an_import_begins_is_not_replaced(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    crawl.add(PAGE, page("The news", prose(1)), EARLY)
    import_file(pipeline, crawl.path)
    crawl.add(PAGE, page("The old news", prose(2)), "2024-02-11T09:00:00Z")
    with pipeline.database.transaction() as connection:
        connection.execute(
            f"create function overtake() returns trigger language plpgsql as $$ begin"
            f" update wirecopy.page_fetch set fetched_at = '{LATE}'; return new; end $$".encode()
        )
        connection.execute(
            "create trigger overtake before insert on wirecopy.attempt for each row"
            " when (new.item = 'capture') execute function overtake()"
        )

    assert import_file(pipeline, crawl.path) == {"known": 1, "outdated": 1}
    assert value(pipeline.database, "select title from news.articles") == "The news"


def test_an_imported_page_is_never_fetched_on_our_own_account(pipeline: Pipeline, crawl: Crawl) -> None:
    crawl.add(PAGE, page("A headline", prose(1)))

    import_file(pipeline, crawl.path)

    assert rows(pipeline.database, "select next_fetch_at, last_outcome from wirecopy.page") == [(None, "ok")]


CODINGS: Mapping[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "br": brotli.compress,
    "zstd": zstandard.compress,
}


def coded(coding: str) -> Mapping[str, str]:
    return {**HTML, "Content-Encoding": coding}


def test_bodies_that_are_still_compressed_are_decoded_and_others_taken_as_they_are(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    """Some crawlers store a decoded body under the header of the compressed one."""
    html = page("A headline", prose(1)).encode()
    for coding, compress in CODINGS.items():
        crawl.add(f"https://paper.example/packed/{coding}", compress(html), headers=coded(coding))
        crawl.add(f"https://paper.example/decoded/{coding}", html, headers=coded(coding))
    packed = brotli.compress(html)
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)
    crawl.add(PAGE, chunks, headers={**coded("br"), "Transfer-Encoding": "chunked"})

    assert import_file(pipeline, crawl.path) == {"imported": 7}
    assert rows(pipeline.database, "select distinct text from news.articles") == [(prose(1),)]


def test_what_cannot_be_read_is_counted_by_its_reason_and_the_next_is_imported(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    """Records without address, time, status or end stand as text, because warcio writes none such."""
    body = page("A headline", prose(1)).encode()
    with Path(crawl.path).open("ab") as file:
        for record in (
            warc_record(body, url=None),
            warc_record(body, date=None),
            warc_record(body, http="no HTTP"),
            warc_record(body, missing=10),
        ):
            file.write(gzip.compress(record))
    packed = {coding: compress(page("A headline", prose(1)).encode()) for coding, compress in CODINGS.items()}
    for coding, body in packed.items():
        crawl.add(f"https://paper.example/cut/{coding}", body[: len(body) // 2], headers=coded(coding))
        crawl.add(f"https://paper.example/broken/{coding}", b"\xff" * 64, headers=coded(coding))
    crawl.add("https://paper.example/unknown", b"\xff" * 64, headers=coded("dcb"))
    crawl.add("https://paper.example/bomb", brotli.compress(bytes(2 * MIB)), headers=coded("br"))
    crawl.add(PAGE, page("A headline", prose(1)))

    assert import_file(pipeline, crawl.path) == {
        "not_a_page": 1,
        "bad_date": 1,
        "damaged": 1,
        "cut_off": 4,
        "bad_encoding": 5,
        "imported": 1,
    }


def test_an_import_that_was_stopped_goes_on_where_it_was_and_tells_where_articles_are_from(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    for number in range(4):
        crawl.add(f"https://paper.example/{number}", page(f"Headline {number}", prose(number)))
    pattern = crawl.path.replace("crawl", "*")
    done: list[int] = []
    stopping = Watcher(done.append, is_stopped=lambda: True)

    for imported in (1, 2):
        with pytest.raises(ImportInterrupted) as stopped:
            import_file(pipeline, pattern, stopping)
        assert stopped.value.counts == {"imported": imported}
    assert import_file(pipeline, pattern, Watcher(done.append)) == {"imported": 4}

    assert sum(done) == 4, "no record was read twice"
    # A replay reads a capture again: another revision, and still one row of where the page is from.
    change_article(pipeline, "https://paper.example/1", text="Another text.")
    assert replay(pipeline, RunKind.REPLAY).pages[ReplayEffect.CHANGED] == 1
    found = rows(
        pipeline.database,
        "select a.title, c.captured_at = a.first_seen_at, c.file, c.record_id like '<urn:uuid:%%', c.revision_no, c.start_byte"
        " from news.captures c join news.articles a using (article_id) order by c.start_byte",
    )
    assert [row[:-1] for row in found] == [(f"Headline {n}", True, crawl.path, True, 1) for n in range(4)]
    for *_, start_byte in found:
        with Path(crawl.path).open("rb") as file:
            file.seek(start_byte)
            assert next(ArchiveIterator(file)).rec_type == "response"


def test_a_record_that_took_two_imports_down_while_it_was_read_is_passed_over(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    for number in range(3):
        crawl.add(f"https://paper.example/{number}", page(f"Headline {number}", prose(number)))
    size = Path(crawl.path).stat().st_size
    import_file(pipeline, crawl.path)
    dead = Run(99, "dead", NOW, 1)
    for _ in range(2):
        position = pipeline.database.transact(begin_file, dead, crawl.path, size, NOW)
    assert position.attempts == 2

    assert import_file(pipeline, crawl.path) == {"set_aside": 1, "known": 2}
    assert import_file(pipeline, crawl.path) == {"known": 3}


def test_a_hostile_file_costs_little_time_and_memory(crawl: Crawl) -> None:
    """Each took minutes: a line of zeros without end, and a file full of what looks like records."""
    crawl.add(PAGE, page("A headline", prose(1)))
    file = Path(crawl.path)
    with file.open("ab") as out:
        out.write(gzip.compress(bytes(300 * MIB)) + gzip.compress(b"WARC/1.0\r\n" + bytes(300 * MIB)))
    crawl.add(COPY, page("Another headline", prose(1)))
    found = list(read_captures(WarcFile(crawl.path, 0), MIB))
    assert [type(record) for record in found] == [Capture, DamagedRecord, Capture]

    with file.open("ab") as out:
        out.write(b"\x1f\x8b\x08\x00\0\0\0\0\0\xff" * 100_000)
    with pytest.raises(ArchiveError, match="places that only look like one"):
        list(read_captures(WarcFile(crawl.path, 0), MIB))


def test_what_is_damaged_in_a_file_costs_nothing_of_the_records_before_and_after(crawl: Crawl) -> None:
    file, ends = Path(crawl.path), []
    for number in range(1, 5):
        crawl.add(f"https://paper.example/{number}", page("A headline", prose(number)))
        ends.append(file.stat().st_size)
    content = bytearray(file.read_bytes())
    middle_of_second = (ends[0] + ends[1]) // 2
    content[middle_of_second : middle_of_second + 64] = b"\xff" * 64
    file.write_bytes(content[:-200])

    found = [
        record.url if isinstance(record, Capture) else "damaged"
        for record in read_captures(WarcFile(crawl.path, 0), MIB)
    ]

    assert found == ["https://paper.example/1", "damaged", "https://paper.example/3", "damaged"]


def warc_record(
    body: bytes,
    *,
    url: str | None = PAGE,
    date: str | None = EARLY,
    http: str = "HTTP/1.1 200 OK",
    missing: int = 0,
) -> bytes:
    content = http.encode() + b"\r\nContent-Type: text/html\r\n\r\n" + body
    head = ["WARC/1.0", "WARC-Type: response", f"Content-Length: {len(content) + missing}"]
    head += [f"WARC-Target-URI: {url}"] if url else []
    head += [f"WARC-Date: {date}"] if date else []
    return "\r\n".join(head).encode() + b"\r\n\r\n" + content + (b"" if missing else b"\r\n\r\n")


def test_what_is_no_page_is_counted_and_left_out(pipeline: Pipeline, crawl: Crawl) -> None:
    html = page("A headline", prose(1))
    crawl.add("https://paper.example/moved", html, status="301 Moved")
    crawl.add("https://paper.example/picture", b"GIF89a", headers={"Content-Type": "image/gif"})
    crawl.add("https://paper.example/cut", html, WARC_Truncated="length")
    crawl.add("https://paper.example/early", html, "1991-08-06T00:00:00Z")
    crawl.add("https://paper.example/late", html, "2031-08-06T00:00:00Z")
    crawl.add("https://paper.example/asked", html, kind="resource")

    assert import_file(pipeline, crawl.path) == {"not_a_page": 2, "too_large": 1, "bad_date": 2}
    assert value(pipeline.database, "select count(*) from wirecopy.page") == 0


def test_a_page_over_the_limit_is_left_out(pipeline: Pipeline, crawl: Crawl) -> None:
    crawl.add(PAGE, page("A headline", prose(1)))
    small = Pipeline(
        pipeline.database, pipeline.settings.model_copy(update={"fetch": FetchLimits(page_bytes=500)})
    )

    assert import_file(small, crawl.path) == {"too_large": 1}


def test_a_page_that_a_feed_listed_keeps_its_time_and_its_claims(pipeline: Pipeline, crawl: Crawl) -> None:
    with pipeline.database.transaction() as connection:
        connection.execute(
            "insert into wirecopy.page (url, key_sha256, domain, first_seen_at, next_fetch_at)"
            " values (%s, sha256('paper.example/news/1'), 'paper.example', %s, %s)",
            (PAGE, NOW, NOW),
        )
    crawl.add(PAGE, page("A headline", prose(1)))

    import_file(pipeline, crawl.path)

    assert rows(pipeline.database, "select first_seen_at, next_fetch_at from wirecopy.page") == [(NOW, NOW)]


@pytest.mark.parametrize(
    "content",
    [b"", b"no WARC at all\n" * 9, gzip.compress(b"no WARC at all\n" * 9)],
    ids=["empty", "text", "gzip"],
)
def test_a_file_that_is_no_warc_is_told_in_one_line(
    pipeline: Pipeline, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "file").write_bytes(content)

    with pytest.raises(ArchiveError) as error:
        import_file(pipeline, str(tmp_path / "file"))
    assert "\n" not in str(error.value)


def test_a_file_that_cannot_be_had_is_told_in_one_line_without_a_password(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    for address, told in {
        str(tmp_path / "nothing.warc.gz"): "there is no file",
        str(tmp_path): "cannot be read as WARC: Is a directory$",
        "teapot://me:secret@here/file.warc.gz": "^teapot://here/file.warc.gz cannot be read as WARC",
    }.items():
        with pytest.raises(ArchiveError, match=told) as error:
            import_file(pipeline, address)
        assert "\n" not in str(error.value)


def test_a_capture_that_the_database_refuses_is_counted_and_the_others_are_imported(
    pipeline: Pipeline, crawl: Crawl, caplog: pytest.LogCaptureFixture
) -> None:
    """A host of 4,000 characters that do not compress fits no index of Postgres, whose rows end at 2,704 bytes."""
    endless = f"https://{''.join(random.Random(1).choices(ascii_lowercase, k=4000))}.example/1"
    crawl.add(COPY, page("Another headline", prose(1)))
    with pipeline.database.transaction() as connection:
        connection.execute(
            f"alter table wirecopy.document add constraint refused check (url <> '{PAGE}')".encode()
        )
    crawl.add(PAGE, page("A headline", prose(2)))
    crawl.add(endless, page("Endless", prose(3)))
    assert import_file(pipeline, crawl.path) == {"imported": 2, "refused": 1}
    assert all(told in caplog.text for told in (PAGE, "refused", "Traceback"))
    assert rows(pipeline.database, "select url from news.articles") == [(COPY,)]
    assert (
        value(
            pipeline.database,
            "select count(*) from wirecopy.page_fetch where extract_outcome = 'parser_failed'",
        )
        == 1
    )


def test_a_capture_that_took_two_imports_down_is_set_aside_and_the_others_are_imported(
    pipeline: Pipeline, crawl: Crawl
) -> None:
    crawl.add(PAGE, page("A headline", prose(1)))
    crawl.add(COPY, page("Another headline", prose(2)))
    deadly = pipeline.database.transact(ensure_page, PAGE, NOW)
    for _ in range(2):
        pipeline.database.transact(begin_attempts, WorkItem.CAPTURE, [deadly], "dead", NOW)

    counts = run_import([crawl.path], "first", settings=pipeline.settings, database=pipeline.database)

    assert counts == {"imported": 1, "set_aside": 1}
    aside = rows(pipeline.database, "select stage, item, url, reason from news.set_aside")
    assert aside == [("import", "capture", PAGE, TOOK_TASK_DOWN)]
    pipeline.database.transact(put_back, PAGE, NOW)
    again = run_import([crawl.path], "second", settings=pipeline.settings, database=pipeline.database)
    assert again == {"imported": 1, "known": 1}
    assert value(pipeline.database, "select count(*) from wirecopy.attempt") == 0
