"""How the command line shows things. Everything from the network is escaped and stripped of controls."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from wirecopy.model import Extraction, ParsedFeed, Relation, Role, RunState, Stage, StatedTime
from wirecopy.store.attempt import PutBack, Retried
from wirecopy.store.migrations import PlannedMigration
from wirecopy.store.read_model.feeds import FeedHealth, SetAside
from wirecopy.store.read_model.runs import RunSummary
from wirecopy.word_count import count_words

if TYPE_CHECKING:
    from wirecopy.dedupe.explain import Explanation
    from wirecopy.doctor import Finding
    from wirecopy.feed_check import FeedCheck
    from wirecopy.stages.explain_pair import PairEvidence
    from wirecopy.stages.export import ExportCounts
    from wirecopy.stages.maintenance import Chore
    from wirecopy.stages.page_fixture import PageFixture
    from wirecopy.stages.replay import ReplayReport

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SHOWN_ENTRIES = 10
_SHOWN_SHARED_RUNS = 5


def safe(text: str, width: int | None = None) -> str:
    """Text from the network, fit for a terminal: no control or bidi-override characters, no markup."""
    line = _CONTROLS.sub("\ufffd", text)
    if width and len(line) > width:
        line = line[: width - 1] + "…"
    return escape(line)


def run_summary(console: Console, summary: RunSummary) -> None:
    """The counts of a run, stage by stage, and its colour."""
    table = Table(box=None, pad_edge=False)
    table.add_column("stage")
    table.add_column("what happened")
    for stage, done in summary.stages.items():
        table.add_row(stage.value, _counts(done.counts))
    console.print(table)
    for left in summary.left_over:
        console.print(f"left over for the next run: {safe(str(left))}")
    if summary.state is RunState.GREEN:
        console.print(f"[green]run {summary.run_id} is green[/]")
    else:
        console.print(f"[red]run {summary.run_id} is red[/]: {safe(summary.reason)}")


def stage_counts(console: Console, stage: Stage, counts: Mapping[str, int]) -> None:
    console.print(f"{stage.value}: {_counts(counts)}")


def replay(console: Console, report: ReplayReport) -> None:
    """What a replay changed, or would change: pages by effect, words, and the largest changes."""
    console.print(_counts(report.counts))
    for page in report.largest:
        console.print(safe(str(page)))
        for passage in page.passages:
            console.print(f"    {safe(passage)}", no_wrap=True, overflow="ellipsis")


def chore(console: Console, chore: Chore, counts: Mapping[str, int]) -> None:
    console.print(f"{chore.value:<14} {_counts(counts)}")


def exported(console: Console, counts: Sequence[ExportCounts]) -> None:
    for each in counts:
        console.print(
            f"{each.view.value:<10} {each.rows:,} rows in {each.files:,} new files, complete up to change {each.exported_to}"
        )


def migration_plan(console: Console, plan: Sequence[PlannedMigration], views: int) -> None:
    """What would be applied and why, with the tables that it changes as they are now."""
    for migration in plan:
        console.print(f"[bold]{migration.name}[/]  {safe(migration.reason)}")
        for name, size in migration.tables:
            console.print(f"  changes {name} ({size / 1e6:,.1f} MB)")
    count = f"{len(plan)} migrations" if len(plan) != 1 else "1 migration"
    console.print(f"{count} to apply; then {views} files of views and the roles are renewed, as each time")


def pair_evidence(console: Console, evidence: PairEvidence) -> None:
    """Whether two articles are one story, the verdict and its numbers, the words in common, the links."""
    for article in evidence.articles:
        place = "no story yet" if article.story_id is None else f"story {article.story_id}"
        if article.matched_article_id is not None:
            place += (
                f", as {article.ground} of article {article.matched_article_id} ({article.containment:.2f})"
            )
        waiting = "" if article.is_compared else ", waits to be compared"
        console.print(f"article {article.article_id}  {safe(article.outlet)}: {safe(article.title, 90)}")
        console.print(f"  {safe(article.url)}\n  {place}{waiting}")
    console.print(f"[bold]{'one story' if evidence.is_one_story else 'two stories'}[/]")
    _verdict(console, evidence.explanation)
    if evidence.is_one_story and evidence.explanation.match.relation is not Relation.COPY:
        _chain(console, evidence)
    for link in evidence.links:
        console.print(f"{link.at:%Y-%m-%d %H:%M} {link.kind}: {safe(link.reason)}")


def _verdict(console: Console, explanation: Explanation) -> None:
    found = explanation.match
    console.print(f"compared with each other: {found.relation.value}, because {explanation.why}")
    console.print(
        f"  containment {found.containment:.2f}, jaccard {found.jaccard:.2f}, {found.shared} shingles shared,"
        f" longest run {found.longest_run} words, {explanation.shared_hashes} of 32 hashes shared"
        f" ({found.rule}: {found.ground.value}, decided by {found.decided_by})"
    )
    if not explanation.would_meet:
        console.print("  the index does not bring them together, so they are never compared")
    for run in explanation.shared_runs[:_SHOWN_SHARED_RUNS]:
        console.print(f"  {len(run.split())} words in both: {safe(run, 150)}")
    if len(explanation.shared_runs) > _SHOWN_SHARED_RUNS:
        console.print(f"  … and {len(explanation.shared_runs) - _SHOWN_SHARED_RUNS} shorter ones")


def _chain(console: Console, evidence: PairEvidence) -> None:
    if not evidence.chain:
        console.print("in one story by an older rule: today no chain of copies joins them")
        return
    console.print("in one story, because a chain of copies joins them:")
    for link in evidence.chain:
        found = link.match
        console.print(
            f"  article {link.article_id} and article {link.next_article_id}"
            f" {safe(evidence.addresses[link.next_article_id], 90)}: {found.ground.value},"
            f" {found.containment:.2f} of the shorter text shared"
        )


def _counts(counts: Mapping[str, int]) -> str:
    return (
        ", ".join(f"{number} {word}" for word, number in sorted(counts.items()) if number) or "nothing to do"
    )


def feed_health(console: Console, feeds: Sequence[FeedHealth]) -> None:
    """One line per feed."""
    table = Table(box=None, pad_edge=False)
    for heading in ("status", "outlet", "feed", "last outcome", "new/day", "message"):
        table.add_column(heading)
    for feed in feeds:
        table.add_row(
            feed.status.value,
            safe(feed.outlet, 28),
            safe(feed.url, 70),
            feed.last_outcome or "",
            str(feed.entries_per_day),
            safe(feed.message, 60),
        )
    console.print(table)
    console.print(f"{len(feeds)} feeds")


def set_aside(console: Console, found: Sequence[SetAside]) -> None:
    """One line per item that no stage takes, with the reason."""
    if not found:
        console.print("nothing is set aside")
        return
    table = Table(box=None, pad_edge=False)
    for heading in ("since", "stage", "address", "reason"):
        table.add_column(heading)
    for each in found:
        since = f"{each.set_aside_at:%Y-%m-%d %H:%M}"
        table.add_row(since, each.stage.value, safe(each.url or ""), safe(each.reason, 100))
    console.print(table)


def put_back(console: Console, found: Sequence[PutBack]) -> None:
    """What the next run takes again, and what it cannot."""
    for each in found:
        url = safe(each.url or "")
        match each.became:
            case Retried.PUT_BACK:
                console.print(f"put back: {each.stage.value} of {url}")
            case Retried.SUPERSEDED:
                console.print(f"a newer document of its page has been read, nothing is left to do: {url}")
            case Retried.ARCHIVED:
                console.print(f"its document is in the archive, `wirecopy replay` reads it: {url}")


def feed_check(console: Console, check: FeedCheck) -> None:
    """Outcome, entries and one article of a checked address."""
    response = check.response
    colour = "green" if check.outcome.is_success else "red"
    console.print(f"[{colour}]{check.outcome.value}[/] {safe(check.message)}".rstrip())
    for address in response.redirects:
        console.print(f"redirected from {safe(address)}")
    status = f"HTTP {response.status}, " if response.status else ""
    console.print(
        f"{safe(response.url)}\n{status}{response.wire_bytes:,} bytes in {response.seconds:.1f} s, "
        f"{safe(response.content_type or 'no content type')}"
    )
    for link in check.links:
        console.print(f"the page names the feed {safe(link.url)} {safe(link.title, 60)}")
    if check.parsed:
        _parsed_feed(console, check.parsed)
    if check.page:
        console.print(f"\n[bold]First article[/]  {safe(check.page.url)}")
        if check.article:
            _article(console, check.article)
        else:
            console.print(f"[red]{check.page.outcome.value}[/] {safe(check.page.message)}")


def _parsed_feed(console: Console, feed: ParsedFeed) -> None:
    console.print(f"\n[bold]{safe(feed.title or 'untitled')}[/]  {feed.format}, {len(feed.entries)} entries")
    table = Table(box=None, pad_edge=False)
    table.add_column("published", no_wrap=True, min_width=16)
    for heading in ("title", "link"):
        table.add_column(heading, no_wrap=True, overflow="ellipsis")
    for entry in feed.entries[:_SHOWN_ENTRIES]:
        table.add_row(
            _time(entry.published or entry.updated), safe(entry.title, 60), safe(entry.link or "no link", 80)
        )
    console.print(table)
    if len(feed.entries) > _SHOWN_ENTRIES:
        console.print(f"… and {len(feed.entries) - _SHOWN_ENTRIES} more")


def _article(console: Console, article: Extraction) -> None:
    colour = "green" if article.outcome.is_success else "red"
    console.print(f"[{colour}]{article.outcome.value}[/] {safe(article.message)}".rstrip())
    if not article.text:
        return
    rows = {
        "title": article.title,
        "authors": ", ".join(article.authors) or "none named",
        "published": _time(article.published),
        "language": article.language or "unknown",
        "words": f"{count_words(article.text):,}",
        "text from": article.text_source.value,
        "access": article.access.value,
        **{
            role.value.replace("_", " "): ", ".join(
                f"{credit.party} ({credit.source.value}: “{credit.evidence}”)"
                for credit in article.credits
                if credit.role is role
            )
            for role in Role
        },
    }
    for name, value in rows.items():
        if value:
            console.print(f"{name:<13} {safe(value)}")
    console.print(f"\n{safe(article.text, 600)}")


def _time(claim: StatedTime | None) -> str:
    if claim is None:
        return "no date"
    return claim.at.strftime("%Y-%m-%d %H:%M %z") if claim.at else f"unreadable: {claim.raw[:20]}"


def page_fixture(console: Console, fixture: PageFixture, page: Path, expectation: Path) -> None:
    """Where a fixture was written, what is to do with it, and what was lost when its words were swapped."""
    console.print(f"wrote {safe(str(page))}, {len(fixture.html):,} bytes, and {safe(str(expectation))}")
    console.print(
        "  the second holds what is read from the page today: edit it to what is right, and say in `shows` what it shows"
    )
    for difference in fixture.differences:
        console.print(f"[red]read otherwise than the page itself:[/] {safe(difference)}")
    if fixture.differences:
        console.print(
            "  what you wanted to show may be lost: try again, other words may do, or write the page by hand"
        )


def findings(console: Console, findings: Sequence[Finding]) -> None:
    """One line per thing that was looked at."""
    for finding in findings:
        mark = "[green]ok[/]  " if finding.is_well else "[red]bad[/] "
        console.print(f"{mark} {finding.subject:<14} {safe(finding.message)}")
