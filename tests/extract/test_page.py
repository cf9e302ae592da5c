"""What comes out of whole pages."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from wirecopy.config import load_wire_services
from wirecopy.extract import extract_page
from wirecopy.extract.page import failed_extraction
from wirecopy.extract.site_memory import learn, observe
from wirecopy.model import Access, Extraction, Outcome, Precision, Role
from wirecopy.settings import ROOT

PAGES = Path(__file__).parent / "pages"
SERVICES = load_wire_services(ROOT / "config" / "wire_services.yaml")
URL = "https://gazette.example/2024/ferry"
SENTENCE = "The invented ferry left the quay at noon with forty people and a piano on board, its owner said."


def page(body: str = "", head: str = "", paragraphs: int = 6) -> bytes:
    text = "".join(f"<p>{SENTENCE} It was trip number {n}.</p>" for n in range(paragraphs))
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry takes a piano across</title>{head}</head>'
        f"<body><article><h1>Ferry takes a piano across</h1>{body}{text}</article></body></html>"
    ).encode()


def ld(**fields: object) -> str:
    node = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Ferry takes a piano across",
        **fields,
    }
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def extract(html: bytes, url: str = URL) -> Extraction:
    return extract_page(html, url, wire_services=SERVICES)


class TestSyndicatedPage:
    """A portal runs an agency's article that a syndicate distributed, with navigation and a comment box around it."""

    @pytest.fixture(scope="class")
    @classmethod
    def article(cls) -> Extraction:
        html = (PAGES / "syndicated.html").read_bytes()
        return extract(html, "https://www.arcamax.com/business/businessnews/s-3151234")

    def test_names_author_originator_and_distributor(self, article: Extraction) -> None:
        assert article.authors == ("Henry Meyer",)
        parties = {(credit.role, credit.party) for credit in article.credits}
        assert parties == {
            (Role.ORIGINATOR, "Bloomberg"),
            (Role.DISTRIBUTOR, "Tribune Content Agency"),
            (Role.CONTRIBUTOR, "Shinhye Kang"),
            (Role.CONTRIBUTOR, "Tomas Reyes"),
            (Role.RIGHTS_HOLDER, "Bloomberg L.P."),
        }

    def test_keeps_the_rights_line_word_for_word(self, article: Extraction) -> None:
        assert article.rights == (
            "©2024 Bloomberg L.P. Visit bloomberg.com. Distributed by Tribune Content Agency, LLC."
        )

    def test_text_is_the_article_and_nothing_else(self, article: Extraction) -> None:
        lines = article.text.split("\n")
        assert len(lines) == 5
        assert lines[0].startswith("Three harbour towns")
        assert lines[-1] == "The councils expect to vote before the end of the month."

    def test_title_time_and_language(self, article: Extraction) -> None:
        assert article.title == "Harbour towns weigh a levy on empty berths"
        assert article.published is not None
        assert article.published.at == datetime.fromisoformat("2024-03-04T09:30:00-05:00")
        assert article.language == "en"


class TestCreditInStructuredData:
    """JSON-LD says where a text came from under several names."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"sourceOrganization": {"@type": "Organization", "name": "Associated Press"}},
            {"provider": "Associated Press"},
            {"copyrightHolder": {"@type": "Organization", "name": "The Associated Press"}},
            {"creditText": "Associated Press"},
            {"isBasedOn": "https://apnews.com/article/ferry"},
            {"author": {"@type": "Organization", "name": "The Associated Press"}},
        ],
    )
    def test_the_agency_is_the_originator(self, fields: dict[str, object]) -> None:
        article = extract(page(head=ld(**fields)))
        assert [c.party for c in article.credits if c.role is Role.ORIGINATOR] == ["Associated Press"]
        assert article.authors == ()

    def test_a_page_based_on_its_own_address_has_no_other_origin(self) -> None:
        assert extract(page(head=ld(isBasedOn=URL, creditText="Ann Roe"))).credits == ()


class TestBadInput:
    @pytest.mark.parametrize(
        ("body", "outcome", "reason"),
        [
            (b"", Outcome.NO_TEXT, "empty"),
            (b" \n\t", Outcome.NO_TEXT, "empty"),
            (b"%PDF-1.7\n%...", Outcome.NOT_A_PAGE, "PDF"),
            (bytes(range(256)) * 40, Outcome.NOT_A_PAGE, "binary"),
            (b"just some words", Outcome.NOT_A_PAGE, "no markup"),
            (b'<?xml version="1.0"?><rss version="2.0"><channel/></rss>', Outcome.NOT_A_PAGE, "feed"),
            (b"<!-- nothing -->", Outcome.NO_TEXT, "no HTML"),
            (b"<html><body><p>Log in</p></body></html>", Outcome.NO_TEXT, "no article text"),
        ],
    )
    def test_what_is_no_article_is_an_outcome_with_a_reason(
        self, body: bytes, outcome: Outcome, reason: str
    ) -> None:
        result = extract(body)
        assert result.outcome is outcome
        assert reason in result.message

    def test_a_page_cut_in_the_middle_gives_what_arrived(self) -> None:
        whole = page(paragraphs=10)
        result = extract(whole[: len(whole) // 2])
        assert result.outcome is Outcome.EXTRACTED
        assert SENTENCE in result.text

    def test_5000_levels_end_with_an_outcome(self) -> None:
        deep = b"<html><body>" + b"<div>" * 5000 + page() + b"</div>" * 5000
        assert extract(deep).outcome in (Outcome.EXTRACTED, Outcome.NO_TEXT)

    def test_an_element_with_20000_attributes_does_not_hide_the_text(self) -> None:
        flood = b"<div " + b" ".join(b'a%d="x"' % n for n in range(20_000)) + b"></div>"
        assert SENTENCE in extract(page().replace(b"<article>", b"<article>" + flood)).text

    @pytest.mark.parametrize(
        "junk", ["[" * 20_000, '{"@type":"NewsArticle","author":' * 5000, "{'not': json}"]
    )
    def test_broken_json_ld_costs_only_its_own_fields(self, junk: str) -> None:
        result = extract(page(head=f'<script type="application/ld+json">{junk}</script>'))
        assert result.title == "Ferry takes a piano across"
        assert SENTENCE in result.text

    def test_a_failure_of_ours_is_an_outcome_with_one_line_and_its_traceback(self) -> None:
        try:
            raise ValueError("no such\nelement " + "x" * 1000)
        except ValueError as error:
            failed = failed_extraction(error)
        assert failed.outcome is Outcome.PARSER_FAILED
        assert failed.message.startswith("ValueError: no such element xxx")
        assert len(failed.message) == 300
        assert "test_page.py" in failed.trace

    def test_a_page_that_opens_with_many_comments_is_read(self) -> None:
        assert SENTENCE in extract(b"<!-- a --> " * 100 + page()).text

    def test_a_feed_below_comments_is_a_feed(self) -> None:
        assert extract(b"<?xml?><!-- a --> <!-- b --><rss></rss>").outcome is Outcome.NOT_A_PAGE

    @pytest.mark.parametrize("run", ["by ", "x", ".", "x@", "("])
    def test_fields_of_100000_characters_cost_only_themselves(self, run: str) -> None:
        flood = run * (100_000 // len(run)) + "!"
        result = extract(page(head=ld(author={"name": flood}, description=flood, creditText=flood)))
        assert SENTENCE in result.text
        assert result.authors == ()

    @pytest.mark.parametrize("stamp", ["0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"])
    @pytest.mark.parametrize("url", ["https://gazeta.com.br/a", "https://gazette.jp/a"])
    def test_a_date_that_stands_for_none_is_passed_over(self, stamp: str, url: str) -> None:
        dates = ld(datePublished=stamp, dateModified=stamp)
        shown = '<meta property="article:published_time" content="2024-03-04T12:00:00Z">'
        result = extract(page(head=dates + shown), url)
        assert result.outcome is Outcome.EXTRACTED
        assert result.published is not None
        assert result.published.source == "meta:article:published_time"
        assert result.modified is None

    def test_a_text_of_dots_is_no_article(self) -> None:
        assert extract(page(f"<p>{'.' * 100_000}a</p>", paragraphs=0)).title == "Ferry takes a piano across"


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_unicode_forms(self, encoding: str) -> None:
        html = page(body="<p>Die Fähre fährt über den Fluss, sagte der Wärter.</p>").decode()
        assert "Die Fähre fährt über den Fluss" in extract(html.encode(encoding)).text

    def test_utf_8_wins_over_a_wrong_declaration(self) -> None:
        html = page(body="<p>Die Fähre fährt über den Fluss, sagte der Wärter.</p>").replace(
            b"utf-8", b"iso-8859-1"
        )
        assert "Die Fähre fährt" in extract(html).text

    def test_a_declared_legacy_encoding_is_used(self) -> None:
        html = (
            page(body="<p>Паром перевёз пианино через реку, сказал владелец.</p>")
            .decode()
            .replace("utf-8", "windows-1251")
        )
        assert "Паром перевёз пианино" in extract(html.encode("cp1251")).text

    @pytest.mark.parametrize("declared", ["utf-8", "x-unknown"])
    @pytest.mark.parametrize(
        ("encoding", "language", "sentence"),
        [
            ("cp1252", "fr", "Le bac a été réparé à l’été, naïveté comprise, a dit l’élu."),
            ("cp1252", "en", "The “ferry” – its café owner said – was naïve."),
            ("cp1250", "cs", "Přívoz ještě převáží žáky, řekl převozník."),
        ],
    )
    def test_a_latin_alphabet_that_is_not_the_declared_utf_8_is_that_of_the_language(
        self, declared: str, encoding: str, language: str, sentence: str
    ) -> None:
        html = page(body=f"<p>{sentence}</p>").decode().replace("utf-8", declared)
        html = html.replace('lang="en"', f'lang="{language}"').replace("</head>", f"{' ' * 30_000}</head>")
        assert sentence in extract(html.encode(encoding)).text

    def test_quotation_marks_that_became_control_characters_are_read(self) -> None:
        html = page(body="<p>The council\x92s vote was \x93close\x94, its chair said on Tuesday.</p>")
        assert "The council’s vote was “close”" in extract(html).text


class TestText:
    def test_headline_byline_and_date_at_the_top_are_not_text(self) -> None:
        top = "<p>Ferry takes a piano across</p><p>By Ann Roe</p><p>Published March 4, 2024</p>"
        assert extract(page(body=top)).text.startswith(SENTENCE)

    def test_read_also_lines_and_captions_are_not_text(self) -> None:
        html = page(
            body='<figure><img src="a.jpg"><figcaption>The quay.</figcaption></figure><p><a href="/x">Read also: a mill reopens</a></p>'
        )
        text = extract(html).text
        assert "The quay." not in text
        assert "Read also" not in text

    def test_a_lead_that_stands_outside_the_body_comes_first(self) -> None:
        lead = "A piano crossed the river on a ferry that usually carries sheep and post."
        html = page(head=f'<meta property="og:description" content="{lead}">').replace(
            b"<body>", f'<body><header><div class="intro"><h2>{lead}</h2></div></header>'.encode()
        )
        assert extract(html).text.split("\n")[0] == lead

    def test_the_same_text_from_four_outlets_stays_whole(self) -> None:
        lengths = {len(extract(page(), f"https://outlet{n}.example/a").text) for n in range(4)}
        assert len(lengths) == 1

    def test_a_body_in_several_containers_of_one_kind_is_one_text(self) -> None:
        chunks = "".join(
            f'<div class="chunk">{"".join(f"<p>{SENTENCE} Part {c}, trip {n}.</p>" for n in range(5))}</div><hr>'
            for c in range(4)
        )
        html = page(paragraphs=0).replace(b"</h1>", b"</h1>" + chunks.encode())
        text = extract(html).text
        assert all(f"Part {c}, trip 4." in text for c in range(4))
        assert text.index("Part 1, trip 0.") < text.index("Part 2, trip 0.")

    def test_what_stands_below_an_article_is_cut(self) -> None:
        below = "<p>More from the Gazette</p><p>Old mill reopens</p><p>It stood still for nine years.</p><p>Quay sold</p>"
        html = page(paragraphs=8).replace(b"</article>", below.encode() + b"</article>")
        text = extract(html).text
        assert "Old mill" not in text
        assert "trip number 7" in text

    def test_a_label_like_that_within_the_text_cuts_nothing_but_itself(self) -> None:
        html = page(paragraphs=8).replace(
            b"It was trip number 4.</p>", b"It was trip number 4.</p><p>Read more</p>"
        )
        text = extract(html).text
        assert "Read more" not in text
        assert "trip number 7" in text

    def test_labels_above_the_first_paragraph_are_not_text(self) -> None:
        assert extract(page(body="<p>RIVER TOWNS</p><p>Summary</p>")).text.startswith(SENTENCE)

    def test_the_headline_with_its_kicker_is_not_text(self) -> None:
        assert extract(page(body="<p>River towns Ferry takes a piano across</p>")).text.startswith(SENTENCE)

    def test_a_note_about_the_author_is_not_text(self) -> None:
        html = page(head=ld(author={"name": "Ann Roe"}), paragraphs=8)
        html = html.replace(
            b"</article>", b"<p>Ann Roe is a reporter for the Gazette who covers ferries.</p></article>"
        )
        assert "covers ferries" not in extract(html).text

    def test_a_list_of_labelled_links_is_not_text(self) -> None:
        links = "".join(
            f'<li>Mills: <a href="/{n}">The mill number {n} reopens its doors</a></li>' for n in range(4)
        )
        html = page(paragraphs=8).replace(b"</article>", f"<ul>{links}</ul></article>".encode())
        assert "reopens its doors" not in extract(html).text

    @pytest.mark.parametrize(
        "line",
        [
            '<p>Čtěte také: <a href="/mill">The mill at the old harbour is found</a></p>',
            '<p><em>Already read? <a href="/mill">The mill at the old harbour is found</a></em></p>',
        ],
    )
    def test_a_link_behind_a_label_is_not_text_in_any_language(self, line: str) -> None:
        assert "mill" not in extract(page(line)).text

    def test_a_sentence_with_a_colon_and_a_link_is_text(self) -> None:
        line = '<p>He said: <a href="/mill">the mill at the old harbour is found</a>, and left for the mountains.</p>'
        assert "He said: the mill at the old harbour is found, and left" in extract(page(line)).text

    @pytest.mark.parametrize(
        "name",
        [
            "pullquote",
            "x-fact-box",
            "infobox",
            "ranking_2 ranking",
            "scrap-modal",
            "author",
            "imagedescription",
            "bildtext",
        ],
    )
    def test_boxes_around_an_article_are_not_text(self, name: str) -> None:
        assert (
            "Boxed"
            not in extract(page(f'<div class="{name}"><p>Boxed words that stand beside it.</p></div>')).text
        )

    def test_an_article_that_stands_in_noscript_is_read(self) -> None:
        html = page().replace(b"</h1>", b"</h1><noscript>").replace(b"</article>", b"</noscript></article>")
        assert extract(html).text.count(SENTENCE) == 6

    def test_a_lead_may_hold_a_link(self) -> None:
        lead = "The heaviest cargo in years crossed the invented bay, and nobody knows who will play it."
        html = page().replace(
            b"<article>",
            f'<h1>Ferry takes a piano across</h1><div class="chapo"><p>{lead} <a href="/p">Piano</a></p></div><article>'.encode(),
        )
        assert extract(html).text.startswith(lead)

    def test_a_heading_above_further_stories_goes_though_their_links_went_before(self) -> None:
        links = '<h4>Auch interessant</h4><ul><li><a href="/a">The mill is found at last</a></li></ul>'
        text = "".join(f"<p>{SENTENCE} Trip {n}.</p>" for n in range(3))
        assert "Auch interessant" not in extract(page(text + links)).text

    def test_a_live_blog_keeps_all_its_entries(self) -> None:
        entries = "".join(
            f'<section class="entry"><h2>Entry {n}</h2><div class="entry-text"><p>{SENTENCE} Minute {n}.</p></div></section>'
            for n in range(30)
        )
        head = ld().replace("NewsArticle", "LiveBlogPosting")
        html = page(head=head, paragraphs=1).replace(b"</article>", entries.encode() + b"</article>")
        text = extract(html).text
        assert all(f"Minute {n}." in text for n in range(30))

    def test_lines_that_the_site_repeats_are_dropped(self) -> None:
        promo = "Give the Harbour Gazette to a friend this winter."
        html = page(body=f"<p>{promo}</p>", paragraphs=8)
        assert promo in extract(html).text
        others = [
            "\n".join([promo, *(f"The {subject} was seen at quay {n} on Monday." for n in range(9))])
            for subject in ("mill", "piano")
        ]
        memory = learn(map(observe, others))
        assert promo not in extract_page(html, URL, wire_services=SERVICES, memory=memory).text


class TestMetadata:
    def test_article_node_in_a_graph_is_found_and_its_author_resolved(self) -> None:
        graph = {
            "@graph": [
                {"@type": "WebSite", "name": "Gazette"},
                {"@type": "NewsArticle", "url": "https://gazette.example/other", "author": "Bo Lee"},
                {
                    "@type": "NewsArticle",
                    "url": URL,
                    "author": {"@id": "#ann"},
                    "datePublished": "2024-03-04T09:30:00+01:00",
                },
                {"@type": "Person", "@id": "#ann", "name": "Ann Roe"},
            ]
        }
        result = extract(page(head=f'<script type="application/ld+json">{json.dumps(graph)}</script>'))
        assert result.authors == ("Ann Roe",)
        assert result.published is not None
        assert result.published.source == "json-ld:datePublished"

    def test_published_and_modified_are_kept_apart(self) -> None:
        result = extract(
            page(head=ld(datePublished="2024-03-04T09:30:00Z", dateModified="2024-03-05T10:00:00Z"))
        )
        assert result.published is not None
        assert result.modified is not None
        assert (result.published.at, result.modified.at) == (
            datetime.fromisoformat("2024-03-04T09:30:00+00:00"),
            datetime.fromisoformat("2024-03-05T10:00:00+00:00"),
        )

    def test_foreign_canonical_is_kept_and_is_evidence(self) -> None:
        result = extract(page(head='<link rel="canonical" href="https://apnews.com/article/abc">'))
        assert result.canonical_url == "https://apnews.com/article/abc"
        assert [credit.party for credit in result.credits] == ["Associated Press"]

    def test_section_tags_and_image(self) -> None:
        result = extract(page(head=ld(articleSection="Region", keywords="ferry, piano", image="/piano.jpg")))
        assert (result.section, result.tags) == ("Region", ("ferry", "piano"))
        assert result.image_url == "https://gazette.example/piano.jpg"

    @pytest.mark.parametrize(
        ("head", "paragraphs", "access"),
        [
            ("", 6, Access.FREE),
            (ld(isAccessibleForFree=True), 6, Access.FREE),
            (ld(isAccessibleForFree="False"), 2, Access.TEASER),
            (ld(isAccessibleForFree=False), 20, Access.PAYWALLED),
            ('<meta property="article:content_tier" content="metered">', 6, Access.METERED),
        ],
    )
    def test_access(self, head: str, paragraphs: int, access: Access) -> None:
        assert extract(page(head=head, paragraphs=paragraphs)).access is access

    def test_language_comes_from_the_text_not_from_the_attribute(self) -> None:
        german = (
            "<p>Die Fähre hat am Mittag mit vierzig Menschen und einem Klavier den Kai verlassen, sagte der Wirt.</p>"
            "<p>Niemand wusste am Abend, wem das Klavier gehört und wer darauf spielen wird, wenn es ankommt.</p>"
        )
        result = extract(page(body=german, paragraphs=0))
        assert result.language == "de"

    def test_day_without_hour_has_day_precision(self) -> None:
        result = extract(page(head=ld(datePublished="2024-03-04")))
        assert result.published is not None
        assert result.published.precision is Precision.DAY

    def test_names_its_extractor(self) -> None:
        assert extract(page()).extractor.startswith("wirecopy-6 trafilatura-")
