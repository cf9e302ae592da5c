"""Texts from one template are no copies; a copy with new figures, another spelling or another frame is one."""

from __future__ import annotations

import re

import pytest

from tests.dedupe.prose import prose
from tests.dedupe.templates import TEMPLATES, Template
from wirecopy.dedupe.amounts import AMOUNT_RULES
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.match import match
from wirecopy.dedupe.objections_to_copy import OBJECTIONS
from wirecopy.dedupe.rule_table import first_that_holds
from wirecopy.dedupe.text_pair import find_overlaps, pair_up
from wirecopy.model import Ground, Match, Relation


def judge(one: str, other: str, *, headline: str = "") -> Match:
    return match(fingerprint(one, headline), fingerprint(other, headline))


@pytest.mark.parametrize("name", TEMPLATES)
def test_two_fillings_of_a_template_are_no_copies(name: str) -> None:
    found = judge(*TEMPLATES[name].fill())
    assert (found.relation, found.ground) == (Relation.NONE, Ground.TEMPLATE)


def test_most_of_these_templates_would_be_copies_or_versions_by_what_they_share_and_where() -> None:
    def would_be_linked(template: Template) -> bool:
        overlaps = find_overlaps(pair_up(*map(fingerprint, template.fill())))
        assert overlaps
        enough = first_that_holds(AMOUNT_RULES, overlaps)
        assert enough
        return enough.relation is not Relation.NONE and not first_that_holds(OBJECTIONS, overlaps)

    assert sum(map(would_be_linked, TEMPLATES.values())) >= 0.7 * len(TEMPLATES)


@pytest.mark.parametrize("name", TEMPLATES)
def test_one_filling_in_two_outlets_is_a_copy(name: str) -> None:
    one, _ = TEMPLATES[name].fill()
    first, _, _ = one.rpartition(". ")
    assert judge(one, first + ".").relation is Relation.COPY
    assert judge(one, f"{one}\n{prose(900, 20)}").relation is Relation.COPY


def test_one_headline_over_two_fillings_does_not_make_them_copies() -> None:
    one, other = TEMPLATES["lottery en"].fill()
    found = judge(one, other, headline="These are the winning numbers of the state lottery")
    assert found.ground is Ground.TEMPLATE


def test_one_trimmed_filling_and_another_whole_one_are_no_copies() -> None:
    one, other = TEMPLATES["obituary en"].fill()
    trimmed, _, _ = other.rpartition(" Arrangements are")
    assert judge(one, trimmed).ground is Ground.TEMPLATE


def test_a_page_of_results_may_name_the_same_places_prizes_and_hours_every_day() -> None:
    page = Template(
        "Here are the winning numbers for {0}. The Lucky Six numbers were {1} with a bonus ball of {2}. Pick Three at "
        "midday was {3} and in the evening {4}. Cash Five was {5}.\nWinners of up to 599 crowns can claim their prize at "
        "any retailer of the Harbour State Lottery. For larger prizes, winners must go to the office in Ardle or Fernhill, "
        "or mail a form to Harbour State Lottery, P.O. Box 1415, Ardle. Claims must be made within 180 days of the drawing.\n"
        "Lucky Six is drawn at 10:59 p.m. on Monday, Wednesday and Saturday. Pick Three is drawn daily at 12:40 p.m. and "
        "7:20 p.m., Cash Five at 7:20 p.m. The Mega draw takes place at 11 p.m. on Tuesday and Friday. The odds of winning "
        "the Lucky Six jackpot are 1 in 292,201,338, those of any prize 1 in 24.87.\nThis results page was made by a machine "
        "with information from the Harbour Lottery Office and a template reviewed by an editor of the Ardle Tribune.",
        "Monday, March 2, 2026|4, 18, 23, 41, 60|7|3-1-9|0-5-2|2, 9, 14, 22, 36",
        "Wednesday, March 4, 2026|9, 12, 33, 35, 58|21|8-8-4|6-1-7|5, 11, 19, 27, 31",
    )
    assert judge(*page.fill()).ground is Ground.TEMPLATE


def test_a_template_in_a_script_without_capitals_shows_by_its_numbers() -> None:
    drawing = Template(
        "第{0}回の宝くじ抽せん会が{1}日に行われ、当せん番号は{2}と決まった。一等の当せんは{3}口で、一口あたりの当せん金は{4}円だった。"
        "当せん金の支払いは翌日から始まり、期限は一年間となっている。高額の当せん金は銀行の窓口で、少額の当せん金は売り場で受け取ることができる。"
        "次の抽せん会は来週に開かれる予定で、宝くじは全国の売り場と公式の窓口で買うことができる。収益金は公共の事業に役立てられる。",
        "1204|3|05、11、19、24、33、41|2|143002600",
        "1205|10|02、08、15、27、36、40|1|287554100",
    )
    assert judge(*drawing.fill()).ground is Ground.TEMPLATE


# ------------------------------------------------------------------------------------------- real copies

REPORT = (
    "At least 12 people were killed and 40 injured on Monday when a bus left the road near the harbour town of Valmont, "
    "police said.\nThe bus was on its way from Ardle to the capital with 61 passengers when it broke through a barrier on "
    "Route 7 and fell 30 metres into the valley of the Orne, said Lena Farge, a spokeswoman of the regional police. Divers "
    "were searching the river for two children. Helicopters took the injured to hospitals in Ardle and Brecourt.\n"
    "President Ivo Marlow, who was in Kiev for talks with Prime Minister Anna Quist, offered his sympathy to the families. "
    "The government's centre for emergencies sent 150 soldiers. It was the worst accident on the roads of the country since "
    "2009, when 28 people died in a tunnel near Otter Bay. The operator, Orlick Travel, declined to comment."
)

EDITS: dict[str, list[tuple[str, str]]] = {
    "new counts of victims": [
        ("12 people", "15 people"),
        ("40 injured", "38 injured"),
        ("150 soldiers", "200 soldiers"),
    ],
    "a correction": [("Lena Farge", "Léna Varge"), ("Route 7", "Route 9"), ("2009", "2008")],
    "another day": [("on Monday", "on Tuesday"), ("61 passengers", "about 60 passengers")],
    "figures for words": [
        ("two children", "2 children"),
        ("12 people", "twelve people"),
        ("At least", "At least some"),
    ],
    "words for figures": [
        ("12 people", "Twelve people"),
        ("40 injured", "forty injured"),
        ("61", "sixty-one"),
    ],
    "American spelling": [
        ("harbour", "harbor"),
        ("metres", "meters"),
        ("centre", "center"),
        ("on its way", "en route"),
    ],
    "another transcription": [("Kiev", "Kyiv"), ("Ivo Marlow", "Iwo Marlov"), ("Anna Quist", "Hanna Kvist")],
    "other units": [("30 metres", "100 feet"), ("Monday", "July 6"), ("said.", "reported.")],
    "a dateline of one's own": [("At least 12", "VALMONT, July 6 (Gazette) - At least 12")],
    "another agency's dateline": [("At least 12", "ARDLE (HPA) — At least 12")],
    "a local lead": [
        ("At least 12 people", "Three residents of Otter Bay are among at least 12 people who"),
        ("were killed", "died"),
    ],
    "possessives": [
        ("President Ivo Marlow", "Valmont's President Marlow"),
        ("hospitals in Ardle", "Ardle's hospitals"),
    ],
    "titles": [
        ("President Ivo Marlow", "Mr Marlow"),
        ("Prime Minister Anna Quist", "Ms Quist"),
        ("Lena Farge", "Ms Farge"),
    ],
}


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_report_is_a_copy(edit: str) -> None:
    edited = REPORT
    for old, new in EDITS[edit]:
        assert old in edited
        edited = edited.replace(old, new)
    assert judge(REPORT, edited).relation is Relation.COPY


def test_a_short_report_with_new_counts_is_a_copy() -> None:
    brief, _, _ = REPORT.partition(" Divers were")
    update = brief.replace("12", "15").replace("40", "38").replace("30 metres", "35 metres")
    assert judge(brief, update).relation is Relation.COPY


@pytest.mark.parametrize(
    ("brief", "figures"),
    [
        (
            "Mindestens 12 Menschen sind am Montag bei einem Busunglück in der Nähe von Valmont ums Leben gekommen, 40 wurden "
            "verletzt. Das teilte die Polizei mit. Der Bus war mit 61 Fahrgästen von Ardle in die Hauptstadt unterwegs, als er auf "
            "der Landstraße 7 eine Leitplanke durchbrach und in das Tal der Orne stürzte, sagte Lena Farge, die Sprecherin der "
            "Polizei. Hubschrauber brachten Verletzte in Krankenhäuser in Ardle und Brecourt. Präsident Ivo Marlow sprach den "
            "Angehörigen sein Beileid aus.",
            {"12": "15", "40": "38", "61": "58"},
        ),
        (
            "Au moins 12 personnes sont mortes et 40 ont été blessées lundi dans l'accident d'un car près de Valmont, a annoncé la "
            "police. Le car se rendait d'Ardle à la capitale avec 61 passagers lorsqu'il a enfoncé une barrière sur la route 7 avant "
            "de tomber dans la vallée de l'Orne, a déclaré Léna Farge, porte-parole de la police régionale. Des hélicoptères ont "
            "transporté les blessés vers les hôpitaux d'Ardle et de Brecourt. Le président Ivo Marlow a présenté ses condoléances.",
            {"12": "15", "40": "38", "61": "58"},
        ),
    ],
)
def test_a_short_report_in_another_language_with_new_counts_is_a_copy(
    brief: str, figures: dict[str, str]
) -> None:
    update = re.sub(r"\d+", lambda figure: figures.get(figure[0], figure[0]), brief)
    assert judge(brief, update).relation is Relation.COPY


BYLINES = [
    (
        "By Angela Marlow and Peter Quist, The Harbour Tribune, March 3, 2024, 10:15 a.m.",
        "Jonathan Orlick, Gazette, July 16, 2018 at 5:30 p.m. EDT",
    ),
    (
        "By Angela Marlow, The Harbour Press, Published March 3, 2024 at 10:15 a.m.",
        "By Peter Quist, Valley Courier, Published July 16, 2018 at 5:30 p.m.",
    ),
]


@pytest.mark.parametrize("bylines", BYLINES)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_own_bylines_do_not_make_two_copies_a_template_even_with_new_counts(
    bylines: tuple[str, str], between: str
) -> None:
    one, other = (byline + between + REPORT for byline in bylines)
    assert judge(one, other).relation is Relation.COPY
    assert (
        judge(one, other.replace("12 people", "15 people").replace("40 injured", "38 injured")).relation
        is Relation.COPY
    )


def test_own_credits_below_one_report_do_not_make_it_a_template() -> None:
    one = f"{REPORT}\nReporting by Angela Marlow and Ivo Farge in Fernhill; editing by Ann Tarn."
    other = f"{REPORT}\nReporting by Peter Quist and Lee Vance in Ardle; editing by Cara Dunn."
    assert judge(one, other).relation is Relation.COPY
