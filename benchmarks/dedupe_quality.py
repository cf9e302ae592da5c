"""Measures how well copies and versions are found on labelled pairs of real articles, beside the usual methods.

    python -m benchmarks.dedupe_quality FOLDER

The folder has articles.jsonl (id, outlet, domain, title, text, published_at), pairs.tsv (id_a, id_b, label D, U, P or N,
weight) and webis_pairs.jsonl (text_a, text_b, label 0 to 3). A pair counts as found if both articles are in one story.
Prints weighted precision, recall and F1. U, another version of the same running story, is left out of the figures for
copies and is positive in those for versions. Stories and links are what the dedupe stage makes of all articles in one
batch: the same candidates, order of comparisons and limits. datasketch has to be installed first: pip install datasketch.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from importlib import import_module
from itertools import combinations
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.adapters import group_articles, link_batch
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.group import resolve_stories
from wirecopy.dedupe.match import match
from wirecopy.dedupe.tokens import words
from wirecopy.model import Relation

Article = dict[str, Any]
Grouping = Mapping[str, int]
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Label:
    pair: Pair
    letter: str
    weight: float


@dataclass(frozen=True, slots=True)
class Score:
    precision: float
    recall: float

    def __str__(self) -> str:
        total = self.precision + self.recall
        f1 = 2 * self.precision * self.recall / total if total else 0.0
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {f1:.3f}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    with (folder / "pairs.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    labels = [Label(frozenset((r["id_a"], r["id_b"])), r["label"], float(r["weight"])) for r in rows]
    _report_groupings(articles, labels)
    _report_versions(articles, labels)
    _report_webis(folder / "webis_pairs.jsonl")


# ---------------------------------------------------------------------------------------------- reports


def _report_groupings(articles: Sequence[Article], labels: Sequence[Label]) -> None:
    groupings: dict[str, Callable[[Sequence[Article]], Grouping]] = {
        "wirecopy": lambda found: group_articles(list(found)),
        "datasketch MinHash LSH, 0.5": lambda found: _minhash(found, 0.5),
        "datasketch MinHash LSH, 0.7": lambda found: _minhash(found, 0.7),
        "SimHash, distance 3": _simhash,
        "the same title": _same_title,
    }
    print(f"copies: {len(articles)} articles, {sum(label.letter != 'U' for label in labels)} labelled pairs")
    for name, group in groupings.items():
        start = perf_counter()
        try:
            stories = group(articles)
        except ModuleNotFoundError:
            print(f"  {name:28} not installed: pip install datasketch")
            continue
        seconds = perf_counter() - start
        found = {label.pair for label in labels if len({stories[i] for i in label.pair}) == 1}
        counts = Counter(label.letter for label in labels if label.pair in found)
        score = _score([label for label in labels if label.letter != "U"], found, "D")
        grouped = " ".join(f"{letter} {counts[letter]}" for letter in "DUPN")
        print(f"  {name:28} {score}   grouped {grouped}   {seconds:.1f} s")


def _report_versions(articles: Sequence[Article], labels: Sequence[Label]) -> None:
    """Score copies and versions together: a pair is found in one story, or in two stories with a version link."""
    linked = link_batch(list(articles))
    stories = linked.stories
    found = {label.pair for label in labels if frozenset(stories[i] for i in label.pair) in linked.versions}
    found |= {label.pair for label in labels if len({stories[i] for i in label.pair}) == 1}
    print(
        f"copies and version links: {len(labels)} labelled pairs\n  {'wirecopy':28} {_score(labels, found, 'DU')}"
    )


def _report_webis(path: Path) -> None:
    pairs = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    labels = [Label(frozenset((f"a{i}", f"b{i}")), "NYYY"[int(p["label"])], 1) for i, p in enumerate(pairs)]
    found = {
        label.pair
        for label, pair in zip(labels, pairs, strict=True)
        if match(_titled(pair["text_a"]), _titled(pair["text_b"])).relation is Relation.COPY
    }
    print(f"human labels (Webis): {len(pairs)} pairs\n  {'wirecopy':28} {_score(labels, found, 'Y')}")


def _titled(text: str) -> Any:
    title, _, body = text.partition("\n")
    return fingerprint(body, title)


def _score(labels: Iterable[Label], found: set[Pair], positive: str) -> Score:
    weight: defaultdict[tuple[bool, bool], float] = defaultdict(float)
    for label in labels:
        weight[label.letter in positive, label.pair in found] += label.weight
    right, missed, wrong = weight[True, True], weight[True, False], weight[False, True]
    return Score(
        right / (right + wrong) if right + wrong else 1.0, right / (right + missed) if right + missed else 1.0
    )


# ------------------------------------------------------------------------------------------- the others


def _minhash(articles: Sequence[Article], threshold: float) -> Grouping:
    datasketch = import_module("datasketch")
    lsh, sketches = datasketch.MinHashLSH(threshold=threshold, num_perm=128), []
    for number, article in enumerate(articles):
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([" ".join(shingle).encode() for shingle in _shingles(article)])
        lsh.insert(number, sketch)
        sketches.append(sketch)
    return _joined(articles, ((a, b) for a, sketch in enumerate(sketches) for b in lsh.query(sketch)))


def _simhash(articles: Sequence[Article]) -> Grouping:
    hashes = [_simhash_of(Counter(words(article["text"]))) for article in articles]
    near = (
        (a, b) for a, b in combinations(range(len(hashes)), 2) if (hashes[a] ^ hashes[b]).bit_count() <= 3
    )
    return _joined(articles, near)


def _simhash_of(times: Mapping[str, int]) -> int:
    """64 bits, each the weighted vote of the words, as often as each stands in the text."""
    votes = [0] * 64
    for word, count in times.items():
        value = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
        for bit in range(64):
            votes[bit] += count if value >> bit & 1 else -count
    return sum(1 << bit for bit, vote in enumerate(votes) if vote > 0)


def _same_title(articles: Sequence[Article]) -> Grouping:
    first: dict[str, int] = {}
    pairs = (
        (first.setdefault(" ".join(words(article["title"])), i), i) for i, article in enumerate(articles)
    )
    return _joined(articles, pairs)


def _shingles(article: Article) -> set[tuple[str, ...]]:
    tokens = words(article["text"])
    return set(zip(*(tokens[start:] for start in range(5)), strict=False))


def _joined(articles: Sequence[Article], pairs: Iterable[tuple[int, int]]) -> Grouping:
    plan = resolve_stories(dict.fromkeys(range(len(articles))), pairs)
    return {articles[i]["id"]: story for story, members in enumerate(plan.new_stories) for i in members}


if __name__ == "__main__":
    main()
