"""What one text did to another, as paragraphs to read: changed words marked, long unchanged passages folded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from wirecopy.model import PassageKind
from wirecopy.store.read_model.articles import PassageText
from wirecopy.word_count import EAST_ASIAN, SOUTHEAST_ASIAN, count_words

# Chosen: what is shorter is read faster than it is unfolded.
FOLDED_WORDS = 40
# difflib is quadratic: 20 ms for two passages of 200 words that have nothing in common. So many pairs of words are looked at
# for one page, some half a second; then a passage is cut and added as a whole.
_MOST_PAIRS = 400_000

# A word with the spaces behind it; of scripts without spaces, a character.
_TOKEN = re.compile(rf"[{EAST_ASIAN}{SOUTHEAST_ASIAN}]\s*|[^\s{EAST_ASIAN}{SOUTHEAST_ASIAN}]+\s*|\s+")
_ENDS_IN_A_WORD = re.compile(rf"[^\s{EAST_ASIAN}{SOUTHEAST_ASIAN}]\Z")


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Words of a paragraph that have one fate: kept, cut or added."""

    kind: PassageKind
    text: str


_SPACE = TextPiece(PassageKind.KEPT, " ")


@dataclass(frozen=True, slots=True)
class ComparedParagraph:
    pieces: tuple[TextPiece, ...]

    @property
    def is_unchanged(self) -> bool:
        return all(piece.kind is PassageKind.KEPT for piece in self.pieces)

    @property
    def fate(self) -> PassageKind | None:
        """What became of the paragraph as a whole; None where its words have several fates."""
        kinds = {piece.kind for piece in self.pieces if piece.text.strip()}
        return kinds.pop() if len(kinds) == 1 else None

    @property
    def words(self) -> int:
        return sum(count_words(piece.text) for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class FoldedParagraphs:
    """Paragraphs in a row in which nothing changed."""

    words: int
    paragraphs: tuple[ComparedParagraph, ...]


def compared_paragraphs(passages: Sequence[PassageText], text: str | None = None) -> list[ComparedParagraph]:
    """Passages in reading order as paragraphs.

    With the `text` that they are of, a passage goes on in the paragraph of the one before where the text does, and what was
    cut stands within the paragraph that goes on around it. Without it each passage is a paragraph of its own, as
    those of news.revision_diff are.
    """
    paragraphs: list[list[TextPiece]] = []
    cut: list[TextPiece] = []  # since the last passage of the text
    position = 0
    pairs = _MOST_PAIRS
    for passage in passages:
        if passage.kind is PassageKind.CUT:
            cut.append(TextPiece(PassageKind.CUT, passage.text))
            continue
        if passage.was is None:
            pieces = [TextPiece(passage.kind, passage.text)]
        else:
            pieces = changed_words(passage.was, passage.text, pairs)
            pairs -= min(pairs, _pairs(passage.was, passage.text))
        found = text.find(passage.text, position) if text else -1
        gap = text[position:found] if text and found >= 0 else "\n"
        if found >= 0:
            position = found + len(passage.text)
        if paragraphs and "\n" not in gap:
            for piece in cut:
                paragraphs[-1] += [_SPACE, piece]
            paragraphs[-1] += [_SPACE if cut and not gap else TextPiece(PassageKind.KEPT, gap), *pieces]
        else:
            paragraphs += [[piece] for piece in cut]
            paragraphs.append(pieces)
        cut = []
    paragraphs += [[piece] for piece in cut]
    return [ComparedParagraph(tuple(line)) for pieces in paragraphs for line in _lines(pieces)]


def folded(paragraphs: Sequence[ComparedParagraph]) -> list[ComparedParagraph | FoldedParagraphs]:
    """The paragraphs, of which those without a change are folded where they have many words in a row."""
    shown: list[ComparedParagraph | FoldedParagraphs] = []
    unchanged: list[ComparedParagraph] = []
    for paragraph in [*paragraphs, None]:
        if paragraph and paragraph.is_unchanged:
            unchanged.append(paragraph)
            continue
        words = sum(each.words for each in unchanged)
        shown += [FoldedParagraphs(words, tuple(unchanged))] if words > FOLDED_WORDS else unchanged
        unchanged = []
        if paragraph:
            shown.append(paragraph)
    return shown


def changed_words(was: str, now: str, most_pairs: int = _MOST_PAIRS) -> list[TextPiece]:
    """The words of an edited passage: those that were cut, before those that stand there now."""
    if _pairs(was, now) > most_pairs:
        return [TextPiece(PassageKind.CUT, was), _SPACE, TextPiece(PassageKind.ADDED, now)]
    before, after = _TOKEN.findall(was), _TOKEN.findall(now)
    matcher = SequenceMatcher(
        None, [each.strip() for each in before], [each.strip() for each in after], autojunk=False
    )
    pieces = []
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(TextPiece(PassageKind.KEPT, "".join(after[j:j_end])))
            continue
        if i < i_end:
            pieces += _marked(PassageKind.CUT, "".join(before[i:i_end]))
            if j < j_end and _ENDS_IN_A_WORD.search(before[i_end - 1]):
                pieces.append(_SPACE)
        if j < j_end:
            pieces += _marked(PassageKind.ADDED, "".join(after[j:j_end]))
    return pieces


def _marked(kind: PassageKind, words: str) -> Iterator[TextPiece]:
    """Words without the spaces behind them, which would be marked too."""
    yield TextPiece(kind, words.rstrip())
    if spaces := words[len(words.rstrip()) :]:
        yield TextPiece(PassageKind.KEPT, spaces)


def _pairs(was: str, now: str) -> int:
    return (was.count(" ") + 1) * (now.count(" ") + 1)


def _lines(pieces: Iterable[TextPiece]) -> Iterator[tuple[TextPiece, ...]]:
    """The pieces line by line: a paragraph stands on a line of its own in the text."""
    line: list[TextPiece] = []
    for piece in pieces:
        first, *others = piece.text.split("\n")
        line.append(TextPiece(piece.kind, first))
        for other in others:
            yield tuple(line)
            line = [TextPiece(piece.kind, other)]
    yield tuple(line)
