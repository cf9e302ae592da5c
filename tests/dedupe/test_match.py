"""The rule on the ten cases of docs/evidence/dedupe.md 6, each with invented text of the measured shape."""

from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dedupe.prose import caption, elsewhere, head, letter, menu, prose
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.match import RULE, match
from wirecopy.dedupe.tokens import words
from wirecopy.model import Ground, Match, Relation


def judge(one: str, other: str) -> Match:
    return match(fingerprint(one), fingerprint(other))


def lines(*parts: str) -> str:
    return "\n".join(parts)


# ------------------------------------------------------------------------------- the ten traps


def test_1_two_stories_around_one_tweet_are_not_copies() -> None:
    tweet = prose(1, 53)
    found = judge(lines(prose(2, 30), tweet, prose(3, 20)), lines(prose(4, 200), tweet, prose(5, 100)))
    assert found.relation is Relation.NONE
    assert 0.45 <= found.containment <= 0.55
    short = judge(lines(prose(2, 50), tweet), lines(prose(4, 55), tweet))
    assert short.relation is not Relation.COPY


@pytest.mark.parametrize("block", [104, 131])
def test_2_two_stories_with_one_caption_block_are_not_copies(block: int) -> None:
    caption = prose(10, block)
    found = judge(lines(prose(11, 420), caption), lines(caption, prose(12, 380)))
    assert found.relation is Relation.NONE
    assert found.longest_run == block


def test_2_a_running_item_in_two_latest_pages_is_not_a_copy() -> None:
    item = prose(13, 131)
    one = lines("The Latest on the ferry strike", prose(14, 200), item, prose(15, 150))
    other = lines("The Latest on the port talks", prose(16, 250), item)
    assert judge(one, other).relation is Relation.NONE


def test_3_a_round_up_that_holds_a_whole_brief_is_not_a_copy() -> None:
    brief = prose(20, 120)
    found = judge(brief, lines(prose(21, 1500), brief, prose(22, 1300)))
    assert found.relation is Relation.NONE
    assert found.containment == 1.0
    assert found.jaccard == pytest.approx(0.04, abs=0.005)


def test_4_a_blog_that_quotes_a_whole_brief_is_not_a_copy() -> None:
    brief = prose(30, 118)
    found = judge(brief, lines(prose(31, 300), brief, prose(32, 448)))
    assert found.relation is Relation.NONE
    assert found.containment == 1.0  # in the real case 0.65: this one is harder


def test_5_a_trim_to_a_sixth_of_the_text_is_a_copy() -> None:
    full = prose(40, 1530)
    found = judge(full, lines(head(full, 275), prose(41, 60)))
    assert found.relation is Relation.COPY
    assert found.containment == pytest.approx(0.81, abs=0.02)
    assert found.jaccard == pytest.approx(0.17, abs=0.01)


def test_6_a_teaser_under_another_headline_is_a_copy() -> None:
    full = prose(50, 382)
    teaser = lines("Envoy opens harbour after lengthy talks", head(full, 205), prose(51, 22))
    assert judge(teaser, full).relation is Relation.COPY


def test_7_an_early_version_and_its_rewrite_are_not_copies() -> None:
    lead = prose(60, 28)
    found = judge(lines(lead, prose(61, 120)), lines(lead, prose(62, 288)))
    assert found.relation is not Relation.COPY
    assert found.containment == pytest.approx(0.17, abs=0.01)


def test_8_an_update_that_keeps_most_of_the_text_is_a_copy_and_a_rewrite_a_version() -> None:
    first = prose(70, 500)
    assert judge(first, lines(prose(71, 150), head(first, 450))).relation is Relation.COPY
    assert judge(first, lines(head(first, 280), prose(72, 300))).relation is Relation.VERSION


@pytest.mark.parametrize(("one", "other", "common"), [(396, 396, 290), (176, 184, 133)])
def test_9_equal_texts_with_different_captions_are_copies(one: int, other: int, common: int) -> None:
    body = prose(80, common)
    found = judge(lines(caption(81, one - common), body), lines(caption(82, other - common), body))
    assert found.relation is Relation.COPY
    assert found.ground is Ground.SAME_BODY


def test_9_a_caption_that_looks_like_prose_does_not_part_two_copies() -> None:
    body = prose(83, 290)
    assert judge(lines(prose(84, 55), body), lines(prose(85, 58), body)).relation is Relation.COPY


def test_10_two_weeks_of_a_calendar_are_not_copies() -> None:
    def calendar(seed: int) -> str:
        source = random.Random(seed)
        places = ["Town Hall", "Harbour Library", "St Anne's Church", "the Old Mill", "Pier 7", "the Common"]
        events = ["Book sale", "Blood drive", "Chess club", "Farmers market", "Choir practice", "Story hour"]
        return "\n".join(
            f"{source.choice(events)}, {source.randint(1, 12)} p.m. {day}, {source.choice(places)}. Admission is free."
            for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday") * 3
        )

    assert judge(calendar(1), calendar(2)).relation is Relation.NONE


def test_10_one_wire_story_is_a_copy_although_both_sites_left_their_boilerplate_in() -> None:
    story = prose(90, 420)
    one = lines(menu(91, 90), story, menu(92, 60))
    other = lines(menu(93, 40), story, menu(94, 110))
    assert judge(one, other).relation is Relation.COPY


def test_10_boilerplate_in_whole_sentences_does_not_part_two_copies() -> None:
    story = prose(95, 420)
    one = lines(prose(96, 25), story, prose(97, 60))
    other = lines(prose(98, 40), story, prose(99, 110))
    assert judge(one, other).relation is Relation.COPY


# ------------------------------------------------------------- words that two texts share are not their text


@pytest.mark.parametrize("statement", [letter(400, 260), f'"{prose(401, 260)}"'.replace("\n", '"\n"')])
def test_two_reports_around_one_long_statement_are_not_copies(statement: str) -> None:
    one = lines(prose(402, 45), statement, prose(403, 40))
    other = lines(prose(404, 60), statement, prose(405, 15))
    found = judge(one, other)
    assert found.jaccard > 0.5
    assert (found.relation, found.ground) == (Relation.NONE, Ground.STATEMENT)


def test_a_post_that_both_outlets_announce_is_no_copy_although_its_marks_are_lost() -> None:
    post = prose(410, 200)
    one = lines(prose(411, 30), "The post reads in full:", post, prose(412, 20))
    other = lines(prose(413, 40), "This is what it says:", post, prose(414, 35))
    assert judge(one, other).ground is Ground.STATEMENT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ministry put out this statement.", "Here is what the letter to all parents says."),
        ("Das Ministerium verbreitete folgende Erklärung.", "Die Behörde schrieb auf ihrer Seite."),
        ("Le ministère a diffusé ce communiqué.", "Voici la lettre du préfet aux maires."),
        ("El ministerio difundió este comunicado.", "La familia escribió estas líneas."),
    ],
)
def test_an_unmarked_statement_that_both_outlets_announce_is_no_copy_though_it_fills_both_pages(
    one: str, other: str
) -> None:
    statement = prose(415, 260)
    found = judge(lines(f"{prose(416, 12)} {one}", statement), lines(f"{prose(417, 10)} {other}", statement))
    assert found.containment > 0.9
    assert (found.relation, found.ground) == (Relation.NONE, Ground.STATEMENT)


def test_a_hoax_that_one_outlet_announces_and_the_other_introduces_is_no_copy() -> None:
    hoax = prose(418, 280)
    one = lines(f"{prose(419, 30)} A satirical site posted this story.", hoax)
    other = lines(prose(422, 44), hoax, prose(423, 20))
    assert judge(one, other).ground is Ground.STATEMENT


def test_a_report_with_its_dateline_is_a_copy_although_a_caption_above_it_speaks_of_a_statement() -> None:
    report = f"NORTH HARBOUR (AP) — {prose(424, 280)}"
    one = lines(f"{prose(426, 24)} The mayor wrote the letter on Sunday.", report)
    found = judge(one, lines(prose(427, 40), report))
    assert found.relation is Relation.COPY
    more = judge(lines(one, prose(428, 200)), report)
    assert more.relation is Relation.COPY


def test_a_speech_in_a_copied_report_does_not_part_the_copies() -> None:
    report = lines(prose(420, 60), letter(421, 300), prose(422, 60))
    assert judge(report, lines(head(report, 380))).relation is Relation.COPY


def test_a_statement_printed_whole_under_one_line_of_introduction_is_the_same_text() -> None:
    statement = letter(425, 500)
    found = judge(lines(prose(426, 20), statement), lines(prose(427, 24), statement))
    assert found.relation is Relation.COPY


def test_one_unmarked_block_between_own_paragraphs_is_not_a_copy() -> None:
    block = prose(430, 300)
    one = lines(prose(431, 50), block, prose(432, 60))
    other = lines(prose(433, 45), block, prose(434, 60))
    found = judge(one, other)
    assert found.jaccard > 0.5
    assert (found.relation, found.ground) == (Relation.NONE, Ground.PASSAGE)


def test_an_agency_report_quoted_whole_in_an_own_article_is_not_a_copy() -> None:
    report = prose(440, 260)
    found = judge(report, lines(prose(441, 110), report, prose(442, 160)))
    assert (found.containment, found.ground) == (1.0, Ground.QUOTED)
    assert found.jaccard > 0.45
    assert found.relation is Relation.NONE


def test_a_report_quoted_in_marks_after_two_own_sentences_is_not_a_copy() -> None:
    report = prose(450, 200)
    quoted = "\n".join(f"“{line}”" for line in report.split("\n"))
    found = judge(report, lines(prose(451, 30), quoted, prose(452, 120)))
    assert (found.relation, found.ground) == (Relation.NONE, Ground.QUOTED)


def test_a_report_quoted_in_a_shorter_page_that_names_its_source_is_not_a_copy() -> None:
    report = prose(453, 600)
    page = lines(
        f"{prose(454, 22)} The agency has this, according to its site:", head(report, 240), prose(455, 70)
    )
    found = judge(page, report)
    assert (found.relation, found.ground) == (Relation.NONE, Ground.QUOTED)


def test_an_item_quoted_whole_after_its_source_is_named_is_neither_a_copy_nor_a_version() -> None:
    item = prose(456, 240)
    page = lines("This is how Harbour Radio reports it:", item, prose(457, 90))
    found = judge(item, page)
    assert (found.containment, found.relation, found.ground) == (1.0, Relation.NONE, Ground.QUOTED)


def test_the_second_item_of_a_composite_is_not_a_copy_of_it() -> None:
    first, second, third = prose(460, 180), prose(461, 170), prose(462, 190)
    composite = lines(first, second, third)
    assert judge(second, composite).relation is Relation.NONE
    assert judge(third, composite).relation is not Relation.COPY


def test_a_brief_on_top_of_a_round_up_is_not_a_copy_of_it() -> None:
    brief = f"NORTH HARBOUR (AP) — {prose(465, 180)}"
    page = lines(brief, f"WICK (AP) — {prose(466, 200)}", f"AMBLE (AP) — {prose(467, 210)}")
    found = judge(brief, page)
    assert (found.containment, found.ground) == (1.0, Ground.ITEM)
    assert found.relation is not Relation.COPY


@pytest.mark.parametrize("whole", [180, 520])
def test_a_report_on_top_of_a_round_up_without_datelines_is_not_a_copy_of_it(whole: int) -> None:
    report = prose(469, whole)
    page = lines(head(report, 180), elsewhere(474, 150), elsewhere(475, 170))
    found = judge(report, page)
    assert (found.relation, found.ground) in {
        (Relation.NONE, Ground.ROUND_UP),
        (Relation.NONE, Ground.LITTLE_SHARED),
    }
    assert found.shared > 170


def test_a_gallery_is_no_copy_of_the_report_that_shows_its_pictures() -> None:
    pictures = [prose(seed, 40).replace("\n", " ") for seed in range(476, 480)]
    gallery = lines(*(f"{text} (Photographer/Pool via AP)" for text in pictures))
    report = lines(*pictures, prose(487, 500))
    found = judge(gallery, report)
    assert found.containment > 0.8
    assert (found.relation, found.ground) == (Relation.NONE, Ground.PASSAGE)
    assert judge(gallery, gallery.upper()).relation is Relation.COPY


def test_two_round_ups_that_are_alike_are_copies() -> None:
    items = [f"WICK (AP) — {prose(seed, 150)}" for seed in range(480, 486)]
    assert judge(lines(*items), lines(prose(468, 60), *items[:5])).relation is Relation.COPY


def test_two_own_articles_that_quote_one_speech_at_length_are_neither_copies_nor_versions() -> None:
    quotes = [f"“{prose(600 + i, 60)}”".replace("\n", " ") for i in range(6)]
    one = lines(*(text for i, quote in enumerate(quotes) for text in (prose(620 + i, 22), quote)))
    other = lines(*(text for i, quote in enumerate(quotes) for text in (prose(640 + i, 24), quote)))
    found = judge(one, other)
    assert found.containment >= 0.45
    assert found.longest_run >= 40
    assert (found.relation, found.ground) == (Relation.NONE, Ground.STATEMENT)


def test_an_older_text_below_a_page_that_runs_on_is_a_version() -> None:
    older = prose(470, 400)
    found = judge(older, lines(prose(471, 700), older))
    assert (found.relation, found.ground) == (Relation.VERSION, Ground.ITEM)


def test_a_text_whose_first_paragraphs_were_lost_is_still_a_copy() -> None:
    full = prose(480, 640)
    rest = " ".join(full.split()[320:])
    assert judge(full, rest).relation is Relation.COPY


# ------------------------------------------------------------------- briefs, excerpts and one headline


def test_a_brief_cut_from_the_top_of_a_long_report_is_a_copy() -> None:
    full = prose(500, 1300)
    found = judge(full, head(full, 150))
    assert found.jaccard < 0.15
    assert (found.relation, found.ground) == (Relation.COPY, Ground.CONTAINED)


def test_a_brief_of_a_twentieth_is_a_copy_if_the_report_opens_with_it() -> None:
    full = prose(502, 1300)
    found = judge(full, head(full, 75))
    assert found.jaccard < 0.06
    assert found.relation is Relation.COPY


def test_a_brief_above_an_offer_to_subscribe_is_a_copy() -> None:
    full = prose(503, 600)
    found = judge(full, lines(head(full, 110), prose(504, 45)))
    assert found.containment < 0.8
    assert (found.relation, found.ground) == (Relation.COPY, Ground.CONTAINED)


def test_the_same_brief_in_the_middle_of_a_long_page_is_not_a_copy() -> None:
    full = prose(501, 1300)
    assert judge(full, " ".join(full.split()[600:750])).relation is Relation.NONE


def test_an_excerpt_under_a_short_introduction_is_a_copy() -> None:
    full = prose(510, 900)
    found = judge(full, lines(prose(511, 55), head(full, 150)))
    assert found.containment < 0.8
    assert (found.relation, found.ground) == (Relation.COPY, Ground.CONTAINED)


def test_an_excerpt_is_a_copy_although_its_introduction_names_the_source() -> None:
    full = prose(513, 900)
    introduced = f"{prose(514, 25)} The Island Courier reported on Sunday."
    assert judge(full, lines(introduced, head(full, 170))).relation is Relation.COPY


def test_an_excerpt_inside_a_longer_own_text_is_not_a_copy() -> None:
    full = prose(512, 900)
    assert judge(full, lines(prose(513, 150), head(full, 150))).relation is not Relation.COPY


def test_one_headline_makes_a_copy_of_an_excerpt_from_the_middle() -> None:
    full = prose(520, 1100)
    excerpt = " ".join(full.split()[500:600])
    headline = "Harbour expects a quiet summer after all"
    assert (
        match(fingerprint(full, headline), fingerprint(excerpt, headline.upper())).relation is Relation.COPY
    )
    other = fingerprint(excerpt, "Quiet summer expected")
    assert match(fingerprint(full, headline), other).relation is Relation.NONE


def test_a_page_name_instead_of_a_headline_proves_nothing() -> None:
    full = prose(521, 1100)
    name = "The Island Courier"
    excerpt = fingerprint(" ".join(full.split()[500:600]), name)
    assert match(fingerprint(full, name), excerpt).relation is Relation.NONE


def test_one_headline_over_different_texts_makes_no_copy() -> None:
    headline = "Ten things to know this morning"
    one, other = fingerprint(prose(522, 300), headline), fingerprint(prose(523, 300), headline)
    assert match(one, other).relation is Relation.NONE


# ------------------------------------------------------------------------------- the other cases


def test_equal_bodies_are_copies_at_any_length_but_empty_ones_are_not() -> None:
    assert judge("The ferry is late.", "THE FERRY IS LATE!").relation is Relation.COPY
    assert judge("", "").relation is Relation.NONE
    assert judge("—", "").relation is Relation.NONE


def test_short_texts_that_differ_by_one_word_are_not_copies() -> None:
    text = prose(100, 39)
    assert judge(text, text + " today").relation is Relation.NONE


def test_the_verdict_carries_its_numbers_and_its_rule() -> None:
    full = prose(110, 404)
    found = judge(full, head(full, 204))
    assert found == Match(
        relation=Relation.COPY,
        containment=1.0,
        jaccard=0.5,
        shared=200,
        longest_run=204,
        rule=RULE,
        ground=Ground.CONTAINED,
        decided_by="trim",
    )


def test_a_page_of_one_repeated_word_above_a_block_is_judged() -> None:
    block = prose(131, 40)
    assert judge(lines("again " * 60, block), lines(block, prose(132, 60))).relation is not Relation.COPY


def test_a_run_of_forty_words_is_needed_for_a_version() -> None:
    blocks = [prose(120 + i, 39) for i in range(10)]
    one = lines(*(text for i, block in enumerate(blocks) for text in (block, prose(200 + i, 25))))
    other = lines(*(text for i, block in enumerate(blocks) for text in (block, prose(300 + i, 25))))
    found = judge(one, other)
    assert found.containment >= 0.45
    assert found.longest_run == 39
    assert found.relation is Relation.NONE


def test_a_word_repeated_a_hundred_thousand_times_is_judged() -> None:
    assert judge("again " * 100_000, prose(130, 60) + " again" * 50_000).longest_run == 50_000


SMALL_TEXTS = st.lists(st.sampled_from(["red", "green", "blue", "black"]), max_size=120).map(" ".join)


@given(SMALL_TEXTS, SMALL_TEXTS)
def test_the_order_of_two_texts_does_not_matter(one: str, other: str) -> None:
    assert judge(one, other) == judge(other, one)


@given(SMALL_TEXTS, SMALL_TEXTS)
def test_the_longest_run_is_the_longest_that_stands_in_both(one: str, other: str) -> None:
    a, b = words(one), words(other)
    longest = SequenceMatcher(None, a, b, autojunk=False).find_longest_match().size
    assert judge(one, other).longest_run == (longest if longest >= 5 else 0)


@given(SMALL_TEXTS)
def test_a_text_is_a_copy_of_itself(text: str) -> None:
    assert judge(text, text).relation is (Relation.COPY if text else Relation.NONE)


@given(seed=st.integers(0, 10_000), share=st.floats(0.18, 1.0))
def test_every_trim_down_to_a_sixth_is_a_copy(seed: int, share: float) -> None:
    full = prose(seed, 900)
    assert judge(full, head(full, round(900 * share))).relation is Relation.COPY


# ------------------------------------------------------------------------------------------ live blogs


@pytest.mark.parametrize("place", range(3))
def test_a_live_blog_is_a_copy_of_no_report_that_it_carries_whole(place: int) -> None:
    reports = [prose(900 + number, 200) for number in range(3)]
    blog = fingerprint(lines(*(lines(report, prose(910, 20)) for report in reports)), is_live=True)
    found = match(fingerprint(reports[place]), blog)
    assert (found.relation, found.ground) in ((Relation.NONE, Ground.ITEM), (Relation.NONE, Ground.QUOTED))


def test_a_live_blog_printed_twice_is_a_copy() -> None:
    blog = lines(*(prose(920 + number, 100) for number in range(4)))
    assert match(fingerprint(blog, is_live=True), fingerprint(blog, is_live=True)).relation is Relation.COPY
