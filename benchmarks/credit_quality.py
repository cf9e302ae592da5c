"""Measures precision and recall of originators and distributors on labelled heads and tails of articles.

    python -m benchmarks.credit_quality CASES.jsonl [--half even|odd|all] [--show]

A line of CASES has url, text, bylines, organisations, canonical (what `CreditClues` takes) and the labels originator and
distributor: lists of acceptable names, empty if the text has none. The texts belong to others, so the file is not in the
repository. Lines are counted from 0: the even ones are for development, the odd ones for the last check. docs/credit.md
says how cases are labelled.
"""

from __future__ import annotations

import argparse
import json
from functools import cache
from pathlib import Path
from typing import Any

from wirecopy.config import load_wire_services
from wirecopy.credit import Attribution, CreditClues, read_credits
from wirecopy.model import Role, WireService
from wirecopy.settings import ROOT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("cases", type=Path)
    parser.add_argument("--half", choices=["even", "odd", "all"], default="even")
    parser.add_argument("--show", action="store_true", help="print every wrong case")
    arguments = parser.parse_args()
    cases = [json.loads(line) for line in arguments.cases.read_text(encoding="utf-8").splitlines()]
    chosen = {"even": cases[::2], "odd": cases[1::2], "all": cases}[arguments.half]
    for role in (Role.ORIGINATOR, Role.DISTRIBUTOR):
        _report(chosen, role, arguments.show)


def _report(cases: list[dict[str, Any]], role: Role, show: bool) -> None:
    right = wrong = missed = 0
    for case in cases:
        wanted, got = case[role.value], _read(case, role)
        if got and any(_same(got, name) for name in case.get("own", ())):
            got = None  # an outlet that names itself is neither right nor wrong
        is_right = got is not None and any(_same(got, name) for name in wanted)
        right += is_right
        wrong += got is not None and not is_right
        missed += bool(wanted) and not is_right
        if show and not is_right and (got or wanted):
            print(f"  {role.value}: {case['id']} wanted {wanted} got {got} {_evidence(case, role)}")
    precision, recall = right / max(right + wrong, 1), right / max(right + missed, 1)
    counts = f"{right} right, {wrong} wrong, {missed} missed"
    print(
        f"{role.value}: {len(cases)} cases, {right + missed} with one; P {precision:.3f} R {recall:.3f} ({counts})"
    )


def _attribution(case: dict[str, Any]) -> Attribution:
    clues = CreditClues(
        text=case["text"],
        bylines=tuple(case["bylines"]),
        organisations=tuple(case["organisations"]),
        canonical_url=case["canonical"],
        url=case["url"],
        wire_services=_services(),
    )
    return read_credits(clues)


@cache
def _services() -> tuple[WireService, ...]:
    return load_wire_services(ROOT / "config" / "wire_services.yaml")


def _read(case: dict[str, Any], role: Role) -> str | None:
    return next((credit.party for credit in _attribution(case).credits if credit.role is role), None)


def _evidence(case: dict[str, Any], role: Role) -> list[str]:
    return [f"{c.source.value}: {c.evidence[:80]}" for c in _attribution(case).credits if c.role is role]


def _same(party: str, name: str) -> bool:
    return party.casefold() == name.casefold() or name.casefold() in party.casefold()


if __name__ == "__main__":
    main()
