"""Measures how many pages one core extracts in a second, with all fields, beside trafilatura with metadata.

    python -m benchmarks.extract_speed GOLD_DIR [--set fundus] [--rounds 3]

GOLD_DIR has for each set gold.jsonl (one object per page with `id` and `url`) and html/<id>.html.gz. Both extractors read
every page in turn, so that other work on the machine slows both alike. The least processor time of the rounds counts.
The first round does not count: it loads word lists and fills caches.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections.abc import Callable
from pathlib import Path

from trafilatura import bare_extraction

from wirecopy.config import load_wire_services
from wirecopy.extract import extract_page
from wirecopy.settings import ROOT

Page = tuple[str, str, bytes]  # id, address, document


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("gold", type=Path)
    parser.add_argument("--set", default="fundus")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    pages = _load(options.gold / options.set)
    services = load_wire_services(ROOT / "config" / "wire_services.yaml")
    theirs, ours = _measure(
        pages,
        options.rounds,
        lambda url, html: bare_extraction(html, url=url, with_metadata=True, include_comments=False),
        lambda url, html: extract_page(html, url, wire_services=services),
    )
    for name, seconds in (("trafilatura", theirs), ("wirecopy", ours)):
        slowest = max(range(len(pages)), key=seconds.__getitem__)
        print(
            f"{name:<12} {len(pages) / sum(seconds):6.1f} pages/s   {1000 * sum(seconds) / len(pages):6.1f} ms a page   "
            f"slowest {1000 * seconds[slowest]:.0f} ms ({pages[slowest][0]})"
        )
    print(f"wirecopy is {sum(theirs) / sum(ours):.2f} times as fast")


def _load(folder: Path) -> list[Page]:
    with (folder / "gold.jsonl").open(encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        (
            record["id"],
            record["url"],
            gzip.decompress((folder / "html" / f"{record['id']}.html.gz").read_bytes()),
        )
        for record in records
    ]


def _measure(
    pages: list[Page], rounds: int, *extractors: Callable[[str, bytes], object]
) -> list[list[float]]:
    """The least seconds of processor time, for each extractor and page."""
    best = [[float("inf")] * len(pages) for _ in extractors]
    for round_number in range(rounds + 1):
        for number, (_, url, html) in enumerate(pages):
            for seconds, extract in zip(best, extractors, strict=True):
                start = time.process_time()
                extract(url, html)
                spent = time.process_time() - start
                if round_number > 0:
                    seconds[number] = min(seconds[number], spent)
    return best


if __name__ == "__main__":
    main()
