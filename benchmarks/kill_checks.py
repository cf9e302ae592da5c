"""What must hold in benchmarks/kills.py after a killed turn was brought to its end."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import psycopg

from benchmarks.kill_feeds import PAPERS, feed_marks, feed_url, guids
from benchmarks.kill_turn import Bench
from wirecopy.store.warc import Archive

Results = dict[str, Counter[tuple[object, ...]]]

# Rows that a kill may not change: without our numbers, and without the times at which we looked.
RESULTS = {
    "entries": """select f.url, e.key, e.guid, e.link, e.title, e.content_sha256, e.outcome, p.url
        from wirecopy.entry e join wirecopy.feed f using (feed_id) left join wirecopy.page p using (page_id)""",
    "fates of entries": "select url, feed, stage, outcome, message from news.entry_fates",
    "pages": """select p.url, p.last_outcome, p.body_sha256, p.next_fetch_at is null, count(f.page_id), count(f.document_id)
        from wirecopy.page p left join wirecopy.page_fetch f using (page_id) group by p.page_id""",
    "feeds": "select url, etag, last_modified, body_sha256, key_policy, failures_in_row from wirecopy.feed",
    "articles": """select url, outlet, title, md5(text), authors, published_at, language, access, originator, distributor,
            revision_count, change_seq is null from news.articles""",
    "revisions": """select a.url, r.revision_no, r.title, md5(r.text), r.words_added, r.words_removed, r.cause
        from news.revisions r join news.articles a using (article_id)""",
    "credits": "select a.url, c.role, c.party, c.evidence, c.source from news.credits c join news.articles a using (article_id)",
    "stories": """select (select array_agg(a.url order by a.url) from news.articles a where a.story_id = s.story_id), s.title,
            s.originator, s.distributor, s.first_outlet, s.first_published_outlet, s.outlet_count, s.article_count, f.url,
            s.language, s.credit_conflicts
        from news.stories s left join wirecopy.article f on f.article_id = s.fullest_article_id""",
    # Which of the texts of one round founds their story hangs on which page came first, so the ground is no result.
    "copies": """select a.url, c.relation, c.words_kept, c.words_cut, c.words_added, c.headline_changed, c.order_changed
        from news.story_copies c join wirecopy.article a using (article_id)""",
    "passages": "select a.url, p.position, p.kind, p.start, p.length from wirecopy.copy_passage p join wirecopy.article a using (article_id)",
    "counts of runs": """select s.stage, c.key, sum(c.value::bigint)
        from news.run_stages s, jsonb_each_text(s.counts) c where s.stage in ('fetch', 'extract') group by 1, 2
        union all select 'poll', 'ok', count(*) from wirecopy.poll where outcome = 'ok'""",
    # Without the hour, which a second attempt may cross, and without polls, of which it makes more.
    "hours of outlets": """select outlet_domain, sum(entries_new), sum(page_fetches), sum(page_fetches_failed), sum(extractions),
            sum(extractions_failed), sum(articles), sum(words), sum(copies), sum(revisions)
        from news.outlet_hours group by outlet_domain""",
    "partitions": "select inhrelid::regclass::text from pg_inherits where inhparent::regclass::text like 'wirecopy.%'",
    "archive files": "select path, month from wirecopy.archive_file",
    "site lines": "select count(*) from wirecopy.site_line",
    "stop shingles": "select count(*) from wirecopy.stop_shingle",
}

# Rows that may not be there when the turn is at its end.
LEFT = {
    "leases left": " union all ".join(
        f"select from wirecopy.{table} where lease_holder is not null"
        for table in ("feed", "page", "page_fetch")
    ),
    "connections left, and their locks": """select from pg_stat_activity
        where datname = current_database() and application_name = 'wirecopy'""",
    "runs left open": "select from wirecopy.run where state = 'running' or ended_at is null",
    "runs that end red": """select from wirecopy.run r where state <> 'green' and not exists (
        select from wirecopy.run later where later.kind = r.kind and later.run_id > r.run_id)""",
    "attempts left": "select from wirecopy.attempt where set_aside_at is null",
    "items set aside": "select from wirecopy.attempt where set_aside_at is not null",
    "changes without a number": """select from wirecopy.article where unpublished or not compared
        union all select from wirecopy.story where unpublished""",
    "change numbers twice": """select from (select change_seq from wirecopy.article union all select change_seq from wirecopy.story) n
        where change_seq is not null group by change_seq having count(*) > 1""",
    "raw pages without a fate": """select from wirecopy.page_fetch where document_id is not null and extract_outcome is null""",
    "raw pages that nobody knows": """select from wirecopy.document d where d.kind = 'page' and not exists (
        select from wirecopy.page_fetch f where f.document_id = d.document_id)""",
}


class Reader:
    """Somebody who follows news.changes by its number, as its comment promises that one can."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._cursor = 0
        self._known: dict[object, int] = {}
        self._articles_shown: Counter[object] = Counter()

    def follow(self) -> None:
        for seq, kind, number in self._changes(self._cursor):
            self._known[kind, number] = self._cursor = seq
            if kind == "article":
                self._articles_shown[number] += 1

    def _changes(self, after: int) -> list[tuple[int, str, int]]:
        query = f"select change_seq, kind, coalesce(article_id, story_id) from news.changes({after}, 1000000)"
        return [(int(str(seq)), str(kind), int(str(number))) for seq, kind, number in self._bench.rows(query)]

    def missed(self) -> int:
        """How many changes differ for one who reads all from the beginning."""
        return len(
            set(self._known.items()) ^ {((kind, number), seq) for seq, kind, number in self._changes(0)}
        )

    def shown(self) -> Counter[tuple[object, ...]]:
        """How often each article was shown, by its address."""
        urls = self._bench.rows("select article_id, url from news.articles")
        return Counter({(url, self._articles_shown[number]): 1 for number, url in urls})


class RawPages:
    """The digests of all raw pages, in Postgres and in the archive."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self._archived: dict[object, tuple[object, ...]] = {}

    def digests(self) -> Counter[tuple[object, ...]]:
        """By address. What the archive holds is read back, once."""
        stored = self._bench.rows("select url, sha256 from wirecopy.document where kind = 'page'")
        archived = self._bench.rows(
            """select document_id, path, start_byte, f.final_url
            from wirecopy.archived_document join wirecopy.archive_file using (archive_file_id)
            join wirecopy.page_fetch f using (document_id)"""
        )
        with Archive(str(self._bench.home / "archive")) as files:
            for number, path, start, url in archived:
                if number not in self._archived:
                    body, _ = files.read(str(path), int(str(start)))
                    self._archived[number] = (url, sha256(body).digest())
        return Counter(stored) + Counter(self._archived.values())


def results(bench: Bench, reader: Reader, raw_pages: RawPages) -> Results:
    """What one database shows of all turns so far."""
    return {
        **{name: Counter(map(_hashable, rows)) for name, rows in bench.rows_of(RESULTS).items()},
        "raw pages": raw_pages.digests(),
        "articles as shown to a reader": reader.shown(),
    }


def _hashable(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in row)


def left_behind(bench: Bench) -> Counter[str]:
    left = Counter({name: len(rows) for name, rows in bench.rows_of(LEFT).items()})
    archive = bench.home / "archive"
    known = {archive / str(path) for (path,) in bench.rows("select path from wirecopy.archive_file")}
    left["archive files that nobody knows"] = len(
        {path for path in archive.rglob("*") if path.is_file()} ^ known
    )
    return left


def entries_lost_or_doubled(bench: Bench, turn: int) -> Counter[str]:
    """Differences from what the server has listed up to that turn."""
    listed = {
        (feed_url(paper), guid)
        for paper in range(PAPERS)
        for version in range(turn + 1)
        for guid in guids(paper, version)
    }
    stored = bench.rows("select f.url, e.guid from wirecopy.entry e join wirecopy.feed f using (feed_id)")
    return Counter(
        {
            "entries lost": len(listed - set(stored)),
            "entries doubled": len(stored) - len(set(stored)),
            "entries that nobody listed": len(set(stored) - listed),
        }
    )


def validators_ahead(bench: Bench, turn: int) -> int:
    """How many feeds have a validator of a version that lacks some of its entries."""
    with psycopg.connect(bench.url) as connection:
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # both queries see one moment
        feeds = {
            row[0]: set(row[1:])
            for row in connection.execute("select url, etag, last_modified, body_sha256 from wirecopy.feed")
        }
        stored = set(
            connection.execute(
                "select f.url, e.guid from wirecopy.entry e join wirecopy.feed f using (feed_id)"
            )
        )
    return sum(
        bool(feed_marks(paper, version) & feeds[feed_url(paper)])
        and not {(feed_url(paper), guid) for guid in guids(paper, version)} <= stored
        for paper in range(PAPERS)
        for version in range(turn + 1)
    )
