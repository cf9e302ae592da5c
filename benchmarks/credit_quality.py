"""Measures precision and recall of originators and distributors on labelled pages and texts.

    python -m benchmarks.credit_quality ../shared/gold [--sets held,second,third] [--show]

GOLD holds extraction/ (pages), events/ and dedup/ (texts). benchmarks/credit_labels.tsv names their records by id and says
who wrote each and who passed it on; the texts belong to others and are not in the repository. docs/credit.md says how
records are labelled. An outlet that names itself on its own site is neither right nor wrong.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wirecopy import extract
from wirecopy.config import load_wire_services
from wirecopy.credit import CreditClues, read_credits
from wirecopy.credit.url_evidence import squeezed
from wirecopy.model import Credit, Role, WireService
from wirecopy.settings import ROOT
from wirecopy.urls import registrable_domain

_LABELS = Path(__file__).with_name("credit_labels.tsv")
# In these sets a record without a label names nobody; of the others only the labelled ones were read.
_WHOLE_SETS = {"tune", "held"}


@dataclass(frozen=True, slots=True)
class Label:
    """Names that are right for each role, none where nobody is named."""

    set_name: str
    names: dict[Role, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Record:
    """A page, or a text where `html` is empty."""

    id: str
    url: str
    text: str
    html: bytes
    is_drawn: bool  # of a collection of which only a sample is labelled


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sets", default="held,second,third", help="of tune, held, second, third")
    parser.add_argument("--show", action="store_true", help="print every wrong record")
    arguments = parser.parse_args()
    chosen, labels = set(arguments.sets.split(",")), _read_labels(_LABELS)
    counts: dict[tuple[str, Role], Counter[str]] = {}
    for record in _records(arguments.gold):
        label = labels.get(record.id)
        # Records that name nobody belong to neither half; they count where one of the halves is asked for.
        if label is None and (record.is_drawn or not chosen & _WHOLE_SETS):
            continue
        set_name = label.set_name if label else "unlabelled"
        if label and set_name not in chosen:
            continue
        credits = _credits(record)
        for role in (Role.ORIGINATOR, Role.DISTRIBUTOR):
            wanted = label.names[role] if label else ()
            got = _believed(credits, role, wanted, record.url)
            counts.setdefault((set_name, role), Counter()).update(_verdict(wanted, got))
            if arguments.show and (got or wanted) and not _is_right(wanted, got):
                print(f"  {set_name} {role.value}: {record.id} wanted {wanted} got {got}")
    for (set_name, role), count in counts.items():
        _report(set_name, role, count)


def _report(set_name: str, role: Role, count: Counter[str]) -> None:
    right, wrong, missed = count["right"], count["wrong"], count["missed"]
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    print(
        f"{set_name:10} {role.value:11} {count['records']} records, {right + missed} with one; "
        f"P {precision:.3f} R {recall:.3f} ({right} right, {wrong} wrong, {missed} missed)"
    )


def _verdict(wanted: tuple[str, ...], got: str | None) -> Counter[str]:
    is_right = _is_right(wanted, got)
    return Counter(
        records=1, right=is_right, wrong=bool(got) and not is_right, missed=bool(wanted) and not is_right
    )


def _is_right(wanted: tuple[str, ...], got: str | None) -> bool:
    return got is not None and any(name.casefold() in got.casefold() for name in wanted)


def _believed(credits: tuple[Credit, ...], role: Role, wanted: tuple[str, ...], url: str) -> str | None:
    """The first party of a role; none where it is the outlet itself and the label names nobody."""
    party = next((credit.party for credit in credits if credit.role is role), None)
    if party is None or wanted:
        return party
    own = registrable_domain(url)
    service = next((s for s in _services() if s.name == party), None)
    is_own = bool(service and own in service.domains) or squeezed(party) == own.partition(".")[0]
    return None if is_own else party


def _credits(record: Record) -> tuple[Credit, ...]:
    if record.html:
        return extract.extract_page(record.html, record.url, wire_services=_services()).credits
    clues = CreditClues(text=record.text, url=record.url, wire_services=_services())
    return read_credits(clues).credits


def _records(gold: Path) -> Iterator[Record]:
    for listing in sorted(gold.glob("extraction/*/gold.jsonl")):
        for line in listing.read_text(encoding="utf-8").splitlines():
            page = json.loads(line)
            html = gzip.decompress((listing.parent / "html" / f"{page['id']}.html.gz").read_bytes())
            yield Record(page["id"], page["url"], "", html, is_drawn=False)
    for events in sorted(gold.glob("events/*.jsonl.gz")):
        for line in gzip.decompress(events.read_bytes()).decode("utf-8").splitlines():
            yield _text_record(json.loads(line), is_drawn=False)
    for line in (gold / "dedup" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        yield _text_record(json.loads(line), is_drawn=True)


def _text_record(text: dict[str, str | None], *, is_drawn: bool) -> Record:
    host = text.get("domain") or text.get("outlet")
    return Record(
        text["id"] or "", f"http://{host}/a" if host else "", text["text"] or "", b"", is_drawn=is_drawn
    )


def _read_labels(path: Path) -> dict[str, Label]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    labels = {}
    for line in lines[1:]:
        record_id, set_name, originators, distributors = line.split("\t")
        names = {Role.ORIGINATOR: _names(originators), Role.DISTRIBUTOR: _names(distributors)}
        labels[record_id] = Label(set_name, names)
    return labels


def _names(words: str) -> tuple[str, ...]:
    return tuple(name for name in words.split(" | ") if name)


@cache
def _services() -> tuple[WireService, ...]:
    return load_wire_services(ROOT / "config" / "wire_services.yaml")


if __name__ == "__main__":
    main()
