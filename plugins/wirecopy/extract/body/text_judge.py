"""A second opinion on the text that was found, by evidence that does not know how it was found.

1. Before anything is cut off the page, its prose is collected (`prose.prose_of`).
2. `doubt_of` says whether the text is suspicious: it covers less than half of that prose, is hardly longer than a
   label, has few sentences, names nothing of the headline while other prose does, or is short and names nothing of what
   the page says of its article.
3. `second_opinion` looks again at the whole page, without the prose that a name calls comments, consent or teasers
   and that is less than half of all. Where the doubt is gone, or the structured data states this very text, it stands.
4. Otherwise it makes the other texts that can be had: the body stated in the JSON-LD, the region where prose is
   densest, the body in script data; where none of them is better, trafilatura's fullest answer on the uncut page.
5. One is better than ours if it names much more of the headline, or if it keeps our sentences, adds as many as an article
   has and names no less. The best is the one that names most and, among equals, covers most of the prose.
6. Where no text is better and ours has neither a sentence nor a word of the headline, or still names nothing of what the
   page says of its article, there is none.

On the 835 development pages with gold text 38 are doubted in the end and 13 replaced: mean F1 of wcxb +.011, of snippets
of trafeval +.002, and the news sets stay. Thresholds without a figure of their own are chosen so, not tuned one by one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from lxml.etree import strip_elements
from lxml.html import HtmlElement

from wirecopy.extract.body.embedded import embedded_lines, paragraphs_in
from wirecopy.extract.body.prose import (
    INLINE,
    MIN_COLUMNS,
    NO_TEXT,
    TextRun,
    columns,
    is_sentence,
    key_of,
    prose_of,
    runs_of,
    squeezed,
)
from wirecopy.extract.body.prune import DOUBTFUL, without_topics
from wirecopy.extract.body.trafilatura_calls import fullest_lines
from wirecopy.extract.metadata.title import title_key
from wirecopy.model import TextChoice, TextDoubt

# Step 2. Of the prose. Coverage alone finds nearly all pages that can be mended.
_MIN_COVERED = 0.5
# Columns. Less than this of prose proves nothing: a notice about cookies is as long.
_MIN_PROSE = 300
# Columns of sentences. A longer text is no stub, however long the comments: without this 3 pages of trafeval were
# spoiled by what stood beside the article and none was mended.
_STUB = 4000
_SHORT = 200  # columns; shorter texts are labels and captions as often
_MIN_SENTENCES = 0.3  # of the text's columns
_MIN_LETTERS = 4  # of a word of the headline
_LONGER = 1.5  # times as long as its key is a headline with punctuation at most
_MIN_SUBJECT = 3  # words; a headline of fewer proves nothing
_MAX_NAMED_ELSEWHERE = 0.5  # of the headline's words

# Steps 2 and 6. A text of fewer columns is held against headline and description together. Of so many words an article names
# more than one: of the 922 development pages those that do not are a list, and a note that a download has begun. The
# wordCount of the JSON-LD would mark four teasers of walled pages and no wrong text.
_SHORT_STORY = 1500
_MIN_TOLD = 8
_MAX_TOLD_BY_CHANCE = 1

# Step 3. What stands beside articles, in the words of the field. Such an element is believed only where it holds
# less than half of the prose.
_BESIDE = re.compile(
    r"comment|disqus|respon[ds]|repl(?:y|ies)|kommentar|cookie|consent|gdpr|privacy|teaser|related|recommend|newsletter|"
    r"widget|sidebar|footer|promo|popular|recent|subscri|paywall-|modal|popup|copyright|wp-caption|sr-only|author-?(?:bio|box)",
    re.IGNORECASE,
)
_MAX_BESIDE = 0.5
_STATED = 0.8  # of the JSON-LD's body that our text holds

# Step 5. Columns of sentences that ours lacks.
_MIN_ADDED = 1000
_TIMES = 3  # as many sentences as ours are enough where the article is shorter
_MUCH_MORE_NAMED = 0.3  # of the headline's words
# Of our sentences, where the headline does not speak against them: .8 loses a page of wcxb (.90 to .45). Without a
# headline to go by .5 took the notices of a portal for its text.
_MIN_KEPT = 0.5
_MIN_KEPT_WITHOUT_HEADLINE = 0.8
_MOSTLY_LINKED = 0.5
_MIN_OPENED = 0.3  # of the prose

_WIDE_WORD = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ufaff]{2,}")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The lines to believe, why they were doubted, and which of the texts they are; no doubt, no choice."""

    lines: list[str]
    doubt: TextDoubt | None = None
    choice: TextChoice | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text is held against, all of it independent of where the text was found."""

    headlines: frozenset[str]  # keys of all wordings
    subject: frozenset[str]  # words of the headline; pairs of characters where a script does not part words
    stated_body: str  # of the JSON-LD
    told: frozenset[str]  # words of headline and description; empty where only the site is described

    @property
    def has_subject(self) -> bool:
        """Whether the headline has enough words to prove anything."""
        return len(self.subject) >= _MIN_SUBJECT

    def named_in(self, lines: Iterable[str]) -> float:
        """Share of the headline's words in the lines, those that repeat the headline left out."""
        if not self.has_subject:
            return 0.0
        longest = _LONGER * max(map(len, self.headlines))
        text = " ".join(
            line for line in lines if len(line) > longest or title_key(line) not in self.headlines
        )
        text = text.casefold()
        return sum(word in text for word in self.subject) / len(self.subject)

    def is_strange(self, lines: Iterable[str]) -> bool:
        """Whether a short text names nothing of what the page tells of its article."""
        if len(self.told) < _MIN_TOLD:
            return False
        text = " ".join(line for line in lines if title_key(line) not in self.headlines)
        if len(text) > _SHORT_STORY or columns(text) > _SHORT_STORY:
            return False
        text = text.casefold()
        return sum(word in text for word in self.told) <= _MAX_TOLD_BY_CHANCE

    def may_be_about(self, lines: Iterable[str]) -> bool:
        """Whether the lines name half of the headline, or nothing can be proved."""
        return not self.has_subject or self.named_in(lines) >= _MAX_NAMED_ELSEWHERE


def evidence_of(
    title: str, headlines: Iterable[str], stated_body: str, descriptions: Iterable[str] = ()
) -> Evidence:
    """The headline, all its wordings, the body of the JSON-LD and the page's descriptions as evidence.

    Descriptions that name nothing of the headline are those of the site.
    """
    subject = _words_of(title)
    told = [words for words in map(_words_of, descriptions) if words & subject]
    return Evidence(
        frozenset(map(title_key, (title, *headlines))),
        subject,
        stated_body,
        subject.union(*told) if told else frozenset(),
    )


def _words_of(text: str) -> frozenset[str]:
    """Words that mean something; pairs of characters where a script does not part words."""
    key = title_key(text)
    pairs = {run[i : i + 2] for run in _WIDE_WORD.findall(key) for i in range(len(run) - 1)}
    words = {word for word in key.split() if len(word) >= _MIN_LETTERS and not _WIDE_WORD.search(word)}
    return frozenset(pairs | words)


def doubt_of(lines: Sequence[str], prose: Sequence[TextRun], evidence: Evidence) -> TextDoubt | None:
    """Why the lines may not be the article of the page with this prose; None where nothing speaks against them."""
    width = sum(map(columns, lines))
    if width < _SHORT:
        return TextDoubt.SHORT
    if width <= _SHORT_STORY and evidence.is_strange(lines):
        return TextDoubt.OTHER_SUBJECT
    everything = sum(run.columns for run in prose)
    inside = squeezed(lines)
    missing = [run for run in prose if key_of(run.text) not in inside]
    sentences = _sentences(lines)
    is_stub = sentences < _STUB and everything >= _MIN_PROSE
    if is_stub and sum(run.columns for run in missing) > (1 - _MIN_COVERED) * everything:
        return TextDoubt.LITTLE_OF_PAGE
    if sentences < _MIN_SENTENCES * width:
        return TextDoubt.NO_SENTENCES
    named = evidence.named_in(lines) if missing else 1.0
    if named <= _MAX_NAMED_ELSEWHERE - _MUCH_MORE_NAMED:
        elsewhere = evidence.named_in(run.text for run in missing)
        if elsewhere >= max(_MAX_NAMED_ELSEWHERE, named + _MUCH_MORE_NAMED):
            return TextDoubt.OTHER_SUBJECT
    return None


def second_opinion(
    lines: list[str], doubt: TextDoubt, evidence: Evidence, parse_again: Callable[[], HtmlElement]
) -> Judgement:
    """The lines or a better text of the page. Steps 3 to 6; raises whatever trafilatura raises."""
    tree = parse_again()
    prose = _beside_left_out(prose_of(tree))
    again = doubt_of(lines, prose, evidence)
    stated = paragraphs_in(evidence.stated_body)
    if again is None or _is_stated(lines, stated):
        return Judgement(lines)
    better = [
        (evidence.named_in(candidate), _covered(candidate, prose), kind, candidate)
        for kind, candidate in (
            (TextChoice.STATED_BODY, stated),
            (TextChoice.REGION, _densest_region(tree, prose)),
            (TextChoice.SCRIPT_DATA, embedded_lines(parse_again(), evidence.may_be_about)),
        )
        if _is_better(candidate, lines, evidence)
    ]
    if better:
        _, _, kind, candidate = max(better, key=itemgetter(0, 1))
        return Judgement(candidate, again, kind)
    # Last, as it takes as long as all before it.
    candidate = fullest_lines(_opened(parse_again()))
    if _is_better(candidate, lines, evidence):
        return Judgement(candidate, again, TextChoice.WHOLE_PAGE)
    if _is_nothing(lines, evidence):
        return Judgement([], again, TextChoice.NONE)
    return Judgement(lines, again, TextChoice.OURS)


def _beside_left_out(prose: list[TextRun]) -> list[TextRun]:
    """The prose without what stands in elements named after what goes beside articles, or in a link."""
    held: Counter[HtmlElement] = Counter()
    above: dict[int, list[HtmlElement]] = {}
    for number, run in enumerate(prose):
        above[number] = [
            element for element in (run.block, *run.block.iterancestors()) if _is_beside(element)
        ]
        held.update(dict.fromkeys(above[number], run.columns))
    limit = _MAX_BESIDE * sum(run.columns for run in prose)
    left = [
        run for number, run in enumerate(prose) if not any(held[element] < limit for element in above[number])
    ]
    return left or prose


def _is_beside(element: HtmlElement) -> bool:
    return element.tag == "a" or _is_called_beside(element.get("class"), element.get("id"))


@lru_cache(maxsize=10_000)
def _is_called_beside(marks: str | None, name: str | None) -> bool:
    return bool((marks and _BESIDE.search(without_topics(marks))) or (name and _BESIDE.search(name)))


def _densest_region(tree: HtmlElement, prose: list[TextRun]) -> list[str]:
    """The lines of the element that holds the most prose beside the least other text, from the first prose to the last."""
    if not prose:
        return []
    strip_elements(tree, *NO_TEXT, with_tail=False)
    held: Counter[HtmlElement] = Counter()
    for run in prose:
        for element in (run.block, *run.block.iterancestors()):
            held[element] += len(run.text)
    best = max(held, key=lambda element: 2 * held[element] - len(" ".join(element.text_content().split())))
    wanted = {key_of(run.text) for run in prose}
    lines: list[str] = []
    end = 0
    for run in _all_runs(best):
        is_wanted = key_of(run.text) in wanted
        is_label = run.columns < MIN_COLUMNS or not run.is_prose
        if is_wanted or (lines and run.linked < _MOSTLY_LINKED * len(run.text) and is_label):
            lines.append(run.text)
        end = len(lines) if is_wanted else end
    return lines[:end]


def _all_runs(element: HtmlElement) -> Iterator[TextRun]:
    for block in element.iter():
        if block.tag not in INLINE:
            yield from runs_of(block)


def _opened(tree: HtmlElement) -> HtmlElement:
    """The tree with asides, footers and their like, which trafilatura drops unseen, as plain blocks if they hold much prose."""
    prose = prose_of(tree)
    held: Counter[HtmlElement] = Counter()
    for run in prose:
        held.update(dict.fromkeys(run.block.iterancestors(*DOUBTFUL), run.columns))
    limit = _MIN_OPENED * sum(run.columns for run in prose)
    for element, width in held.items():
        if width > limit:
            element.tag = "div"
    return tree


def _is_better(candidate: list[str], lines: list[str], evidence: Evidence) -> bool:
    """Whether a text adds an article to our lines, or names much more of the headline; and is not beside ours."""
    inside = squeezed(lines)
    added = _sentences(line for line in candidate if key_of(line) not in inside)
    ours = _sentences(lines)
    more_named = evidence.named_in(candidate) - evidence.named_in(lines)
    if more_named >= _MUCH_MORE_NAMED and added >= max(_SHORT, ours / 2):
        return True
    if added < min(_MIN_ADDED, max(_TIMES * ours, _SHORT)):
        return False
    prose = [line for line in lines if columns(line) >= MIN_COLUMNS and is_sentence(line)]
    min_kept = _MIN_KEPT if evidence.has_subject else _MIN_KEPT_WITHOUT_HEADLINE
    return more_named >= 0 and _covered_lines(candidate, prose) >= min_kept


def _is_nothing(lines: list[str], evidence: Evidence) -> bool:
    if evidence.is_strange(lines):
        return True
    return evidence.has_subject and not evidence.named_in(lines) and not any(map(is_sentence, lines))


def _is_stated(lines: list[str], stated: list[str]) -> bool:
    """Whether the structured data gives this very text as the body."""
    return _sentences(stated) > _MIN_ADDED and _covered_lines(lines, stated) >= _STATED


def _covered_lines(lines: list[str], wanted: list[str]) -> float:
    inside = squeezed(lines)
    return (
        sum(len(line) for line in wanted if key_of(line) in inside) / max(sum(map(len, wanted)), 1)
        if wanted
        else 1.0
    )


def _covered(lines: list[str], prose: Sequence[TextRun]) -> float:
    inside = squeezed(lines)
    return sum(run.columns for run in prose if key_of(run.text) in inside) / max(
        sum(run.columns for run in prose), 1
    )


def _sentences(lines: Iterable[str]) -> int:
    """Columns of the lines that read like prose."""
    return sum(width for line in lines if (width := columns(line)) >= MIN_COLUMNS and is_sentence(line))
