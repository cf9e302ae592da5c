"""Invented texts that an extractor takes for articles and that are like nothing but themselves."""

from __future__ import annotations

import random

NOUNS = [
    "harbor",
    "council",
    "ferry",
    "lantern",
    "orchard",
    "bridge",
    "teacher",
    "market",
    "engine",
    "garden",
    "window",
    "winter",
    "river",
    "station",
    "letter",
    "kitchen",
    "village",
    "morning",
    "captain",
    "bakery",
    "forest",
    "pencil",
    "blanket",
    "signal",
    "copper",
    "meadow",
    "ladder",
    "violin",
    "paper",
    "mountain",
    "basket",
    "library",
    "shoulder",
    "chimney",
    "feather",
    "compass",
    "velvet",
    "thunder",
    "island",
    "corner",
    "saddle",
    "barrel",
    "mirror",
]


def prose(seed: int, paragraphs: int = 6) -> str:
    """The same seed gives the same text, another seed a text without five words in a row in common."""
    chance = random.Random(seed)
    return "\n".join(_paragraph(chance) for _ in range(paragraphs))


def _paragraph(chance: random.Random) -> str:
    sentences = (" ".join(chance.choices(NOUNS, k=chance.randint(9, 15))) for _ in range(4))
    return " ".join(f"The {sentence}." for sentence in sentences)
