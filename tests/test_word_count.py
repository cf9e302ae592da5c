"""Words are counted as readers of the language count them."""

from __future__ import annotations

import pytest

from tests.pipeline import value
from tests.store.rows import add_article, add_outlet
from wirecopy.store.database import Database
from wirecopy.word_count import count_words

COUNTED = {
    "": 0,
    "The ferry – again – runs.": 6,
    "Паром снова идёт.": 3,
    "페리가 다시 운항한다.": 3,
    "北京发布人工智能新规。": 10,
    "東京の港で、橋が開通。": 9,
    "AI技术公司，2026年起施行 (GPT-4o)。": 11,
    "รัฐบาลไทยเปิดสะพาน": 5,
    "ສະພານ ໃໝ່": 3,
    "တံတားသစ်": 2,
    "ស្ពានថ្មី 2026": 4,
}


@pytest.mark.parametrize(("text", "words"), COUNTED.items())
def test_a_text_has_as_many_words_as_a_reader_counts(text: str, words: int) -> None:
    assert count_words(text) == words


def test_readers_are_shown_that_count(database: Database) -> None:
    with database.transaction() as connection:
        outlet = add_outlet(connection, "paper.example")
        add_article(
            connection, outlet, "http://paper.example/1", "北京", "北京发布人工智能新规。", language="zh"
        )
    assert value(database, "select word_count from news.articles") == 10
    assert value(database, "select words_added from news.revisions") == 10
