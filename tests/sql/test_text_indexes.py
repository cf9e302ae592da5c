"""An index row of Postgres ends at 2,704 bytes: of each text in an index it is known what bounds it."""

from __future__ import annotations

from tests.pipeline import rows
from wirecopy.store.database import Database

BOUND_BY = {
    "alert.kind": "a closed list",
    "archive_file.path": "ours: the month and a number",
    "article.distributor": "extract/text_limits.py: 1 KiB, as credit.party",
    "article.language": "ISO 639-1",
    "article.originator": "extract/text_limits.py: 1 KiB, as credit.party",
    "article.outlet_domain": "as outlet.domain",
    "attempt.item": "a closed list",
    "credit.party": "extract/text_limits.py: 1 KiB",
    "credit.role": "a closed list",
    "document.kind": "a closed list",
    "domain_hold.domain": "DNS: the name of a server that answered",
    "left_over.domain": "DNS: the name of a server that answered",
    "left_over.stage": "a closed list",
    "migration_digest.migration_id": "ours",
    "outlet.domain": "DNS; of an imported page nothing, so its article is refused and the page says so",
    "outlet_hour.outlet_domain": "as outlet.domain",
    "outlet_hour_failure.outcome": "a closed list",
    "outlet_hour_failure.outlet_domain": "as outlet.domain",
    "outlet_hour_failure.stage": "a closed list",
    "page.domain": "DNS: the name of a server that was asked",
    "page.lease_holder": "ours: run, stage and shard",
    "page_fetch.outcome": "a closed list",
    "party.party_key": "extract/text_limits.py: 1 KiB, as credit.party; or a domain",
    "poll.outcome": "a closed list",
    "refusing_domain.domain": "DNS: the name of a server that was asked",
    "replay.extractor": "ours: name and version",
    "replay.kind": "a closed list",
    "robots.origin": "DNS: the name of a server that was asked",
    "run.run_key": "ours, or Airflow's 250 characters",
    "run_stage.stage": "a closed list",
    "single_writer.name": "ours",
    "story.originator": "extract/text_limits.py: 1 KiB, as credit.party",
    "warc_file.address": "the operator's own path; a longer one is refused",
}
TEXTS_IN_INDEXES = """
    select distinct r.relname || '.' || a.attname
    from pg_index i
    join pg_class r on r.oid = i.indrelid
    join pg_class own on own.oid = i.indexrelid
    join pg_am method on method.oid = own.relam and method.amname <> 'hash' -- keeps four bytes of any text
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where r.relnamespace = 'wirecopy'::regnamespace and not r.relispartition
      and a.atttypid in ('text'::regtype, 'text[]'::regtype, 'jsonb'::regtype)
    order by 1"""


def test_of_each_text_in_an_index_it_is_known_what_bounds_it(database: Database) -> None:
    assert [name for (name,) in rows(database, TEXTS_IN_INDEXES)] == list(BOUND_BY)
