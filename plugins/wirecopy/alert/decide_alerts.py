"""Decides from trouble which alerts open, stay and clear. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from wirecopy.alert.find_trouble import Trouble
from wirecopy.model import Alert, AlertKind

# So many of one cause have an alert each. More have one together: nobody reads 300 mails about one cable.
HANDFUL = 5
_NAMED = 5  # members of a group, in its summary

_MEMBERS = {
    AlertKind.FEED_SILENT: "feeds",
    AlertKind.OUTLET_BLOCKED: "outlets",
    AlertKind.TEXT_SHARE_FALLEN: "outlets",
    AlertKind.CREDIT_CONFLICT: "stories",
}
_TROUBLE = {
    AlertKind.FEED_SILENT: "list far less than usual; their last poll ended as",
    AlertKind.OUTLET_BLOCKED: "refuse most of their pages, mostly",
    AlertKind.TEXT_SHARE_FALLEN: "give far fewer articles than usual; the other pages are mostly",
    AlertKind.CREDIT_CONFLICT: "are credited in another way by",
}


@dataclass(frozen=True, slots=True)
class NewAlert:
    """An alert that is to be opened."""

    kind: AlertKind
    subject: str
    cause: str
    is_group: bool
    summary: str
    numbers: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Decision:
    opened: Sequence[NewAlert]
    kept: Sequence[Alert]  # with their newest summary and numbers
    cleared: Sequence[Alert]


def decide_alerts(
    open_alerts: Iterable[Alert], troubles: Iterable[Trouble], judged: Collection[AlertKind]
) -> Decision:
    """What becomes of the alerts of the `judged` kinds, by all that was found of them; those of other kinds stay as they are.

    A subject with an alert of its own keeps it until its trouble is over. All others of one cause share one from the time
    on at which they are more than a handful, until none of them is left.
    """
    of_subject = {(alert.kind, alert.subject): alert for alert in open_alerts if alert.kind in judged}
    opened: list[NewAlert] = []
    kept: list[Alert] = []
    for (kind, cause), found in _by_cause(troubles).items():
        own = [(of_subject.pop((kind, each.subject), None), each) for each in found]
        singles = [_renewed(alert, each) for alert, each in own if alert]
        kept += singles
        others = [each for alert, each in own if not alert]
        group = of_subject.get((kind, _group_subject(kind, cause))) if cause else None
        enough = [each for each in others if each.is_enough]
        if group and others:
            del of_subject[group.kind, group.subject]
            kept.append(_renewed(group, _group_of(kind, cause, others)))
        elif cause and enough and len(singles) + len(enough) > HANDFUL:
            opened.append(_new(_group_of(kind, cause, enough), is_group=True))
        else:
            opened += [_new(each, is_group=False) for each in enough]
    return Decision(opened, kept, cleared=list(of_subject.values()))


def _by_cause(troubles: Iterable[Trouble]) -> Mapping[tuple[AlertKind, str], list[Trouble]]:
    found: defaultdict[tuple[AlertKind, str], list[Trouble]] = defaultdict(list)
    for trouble in troubles:
        found[trouble.kind, trouble.cause].append(trouble)
    return found


def _group_subject(kind: AlertKind, cause: str) -> str:
    return f"{_MEMBERS[kind]}: {cause}"


def _group_of(kind: AlertKind, cause: str, members: Sequence[Trouble]) -> Trouble:
    """One trouble that stands for all of these."""
    named = ", ".join(member.subject for member in members[:_NAMED])
    more = f" and {len(members) - _NAMED} more" if len(members) > _NAMED else ""
    told = f"{len(members)} {_MEMBERS[kind]} {_TROUBLE[kind]} {cause}: {named}{more}"
    return Trouble(
        kind,
        _group_subject(kind, cause),
        cause,
        is_enough=True,
        summary=told if len(members) > 1 else members[0].summary,
        numbers={_MEMBERS[kind]: len(members)},
    )


def _new(found: Trouble, *, is_group: bool) -> NewAlert:
    return NewAlert(found.kind, found.subject, found.cause, is_group, found.summary, found.numbers)


def _renewed(alert: Alert, found: Trouble) -> Alert:
    return replace(alert, summary=found.summary, numbers=found.numbers)
