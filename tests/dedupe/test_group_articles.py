from __future__ import annotations

from benchmarks.adapters import group_articles
from tests.dedupe.prose import head, prose


def article(name: str, title: str, body: str) -> dict[str, str]:
    return {
        "id": name,
        "outlet": name,
        "domain": f"{name}.example",
        "title": title,
        "text": f"{title}\n{body}",
    }


def test_a_trimmed_and_re_headlined_copy_shares_the_story_and_another_text_does_not() -> None:
    story, brief = prose(1, 500), "The ferry to the northern island is late again."
    stories = group_articles(
        [
            article("gazette", "Ferry late", brief),
            article("courier", "Storm closes harbour", story),
            article("echo", "Harbour shut by storm", head(story, 150)),
            article("mirror", "Harbour shut by storm", prose(2, 300)),
            article("post", "No ferry", brief),
        ]
    )
    assert stories["courier"] == stories["echo"]
    assert stories["gazette"] == stories["post"]
    assert len(set(stories.values())) == 3
