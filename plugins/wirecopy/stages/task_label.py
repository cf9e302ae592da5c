"""The label of a mapped task in Airflow: what its shard met, and at which hosts it went wrong. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from wirecopy.model import Outcome

# Airflow keeps 250 characters (column rendered_map_index of its task instances), and a table of tasks shows about 100.
MAX_CHARACTERS = 200
_NAMED_HOSTS = 3
_TROUBLE = frozenset(outcome.value for outcome in Outcome if not outcome.is_success)


def task_label(shard: int, counts: Mapping[str, int], hosts: Mapping[str, Mapping[str, int]]) -> str:
    """For example "0: 12 ok, 3 timed out (nordpost.example 2, ostkurier.example 1)"; what went well comes first.

    `counts` has a number for each outcome, `hosts` one for each host of those that went wrong.
    """
    words = sorted(counts, key=lambda word: (word in _TROUBLE, -counts[word], word))
    met = ", ".join(_met(word, counts[word], hosts.get(word, {})) for word in words)
    label = f"{shard}: {met or 'nothing due'}"
    return label if len(label) <= MAX_CHARACTERS else f"{label[: MAX_CHARACTERS - 1]}…"


def _met(word: str, number: int, hosts: Mapping[str, int]) -> str:
    named = f" ({named_hosts(hosts, _NAMED_HOSTS)})" if hosts else ""
    return f"{number} {word.replace('_', ' ')}{named}"


def named_hosts(hosts: Mapping[str, int], most: int) -> str:
    """The hosts with their numbers, the largest first, and how many are not named: "a.example 3, b.example 1 and 4 more"."""
    ordered = sorted(hosts.items(), key=lambda pair: (-pair[1], pair[0]))
    named = ", ".join(f"{host} {number}" for host, number in ordered[:most])
    return f"{named} and {len(ordered) - most} more" if len(ordered) > most else named
