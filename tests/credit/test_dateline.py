"""Datelines over languages and agencies, and acronyms in brackets that are none."""

from __future__ import annotations

import pytest

from tests.credit.test_attribution import parties, read
from wirecopy.model import Role

REST = "The invented ferry left the quay at noon with forty people on board, its owner said."


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("LONDON, Nov 3 (Xinhua) -- {}", "Xinhua"),
        ("LONDON, Nov 3 (Xinhua)\n{}", "Xinhua"),
        ("LONDON — Reuters — {}", "Reuters"),
        ("BERLIN, Nov 3 – Reuters – {}", "Reuters"),
        ("NEW YORK (AP/WABC) — {}", "Associated Press"),
        ("NEW YORK (WABC/AP) — {}", "Associated Press"),
        ("WASHINGTON (AP) The {}", "Associated Press"),
        ("WASHINGTON (AP) _ {}", "Associated Press"),
        ("ALBANY PARK, Ill. (AP) — {}", "Associated Press"),
        ("By Ann Roe and Bo Lee LONDON, Nov 3 (Reuters) - {}", "Reuters"),
        ("Rio de Janeiro, 4 nov (EFE).- {}", "EFE"),
        ("Frankfurt am Main (dpa) - {}", "dpa"),
        ("القاهرة (رويترز) - {}", "Reuters"),
        ("دبي (أ ف ب) - {}", "Agence France-Presse"),
        ("【ワシントン共同】{}", "Kyodo News"),
        ("【北京＝共同】{}", "Kyodo News"),
        ("［東京　３日　ロイター］ - {}", "Reuters"),
        ("[東京 3日 ロイター] - {}", "Reuters"),
        ("【ニューヨーク時事】{}", "Jiji Press"),
        ("法新社巴黎3月4日电 {}", "Agence France-Presse"),
        ("(서울=연합뉴스) {}", "Yonhap"),
        ("नयी दिल्ली, 4 मार्च (भाषा) - {}", "Press Trust of India"),
        ("МОСКВА, 4 марта (Рейтер) - {}", "Reuters"),
        ("नई दिल्ली, 4 नवंबर (भाषा) {}", "Press Trust of India"),
        ("नई दिल्ली, 4 नवंबर (आईएएनएस)। {}", "IANS"),
        ("الرياض 4 نوفمبر (واس) {}", "Saudi Press Agency"),
        ("القاهرة - أ ش أ: {}", "MENA"),
        ("ΑΘΗΝΑ (ΑΠΕ-ΜΠΕ) {}", "ANA-MPA"),
        ("Москва. 4 ноября. INTERFAX.RU - {}", "Interfax"),
    ],
)
def test_an_agency_is_named_by_its_dateline(opening: str, agency: str) -> None:
    assert parties(read(opening.format(REST)), Role.ORIGINATOR) == [agency]


@pytest.mark.parametrize(
    ("opening", "wire"),
    [
        ("AUSTIN, TX / ACCESS Newswire / November 3, 2025 / {}", "ACCESS Newswire"),
        ("AUSTIN, TX / ACCESSWIRE / November 3, 2024 / {}", "ACCESS Newswire"),
        ("Toronto, Ontario--(Newsfile Corp. - November 3, 2025) - {}", "Newsfile"),
        ("DALLAS, Nov. 3, 2025 /PRNewswire/ -- {}", "PR Newswire"),
        ("DALLAS, Nov. 3, 2025 /PRNewswire-PRWeb/ -- {}", "PR Newswire"),
        ("DALLAS, Nov. 3, 2025 /PRNewswire via COMTEX/ -- {}", "PR Newswire"),
        ("HONG KONG, SHENZHEN, China and SINGAPORE, Nov. 3, 2025 /PRNewswire/ -- {}", "PR Newswire"),
        ("NEW YORK--(BUSINESS WIRE)--{}", "Business Wire"),
        ("NAIROBI, Kenya, 4 November 2024 -/African Media Agency (AMA)/- {}", "African Media Agency"),
        ("HARBOUR, Fla., Nov. 3, 2025 (SEND2PRESS NEWSWIRE) -- {}", "Send2Press"),
        (
            "The ferries of the harbour run again. HARBOUR, FL, Nov. 3, 2025 /EINPresswire.com/ -- {}",
            "EIN Presswire",
        ),
        (
            "The ferries of the harbour run again. HARBOUR, FL / ACCESSWIRE / Nov. 3, 2025 / {}",
            "ACCESS Newswire",
        ),
        ("TORONTO--(Marketwired - Nov. 3, 2016) - {}", "Marketwired"),
        ("NEW YORK, NY, UNITED STATES, November 3, 2025 /EINPresswire.com/ -- {}", "EIN Presswire"),
    ],
)
def test_a_press_release_wire_is_named_by_its_dateline(opening: str, wire: str) -> None:
    assert parties(read(opening.format(REST)), Role.DISTRIBUTOR) == [wire]


@pytest.mark.parametrize(
    "opening",
    [
        "Advanced Placement (AP) — the courses that schools offer — {}",
        "Students in Advanced Placement (AP) — {}",
        "Advanced Placement exams (AP) — {}",
        "Access Point (AP): {}",
        "Scranton (PA) — {}",
        "SCRANTON (PA) — {}",
        "Belém (PA) - {}",
        "Macapá (AP) - {}",
        "Ascoli Piceno (AP) - {}",
        "AMARAVATI (AP): {}",
        "VIJAYAWADA (AP) — {}",
        "The Associated Press (AP) — the news agency — {}",
        "Agence France-Presse (AFP) - {}",
        "Associated Press (AP) - {}",
        "Middle East and North Africa (MENA) — {}",
        "Aam Aadmi Party (AAP) - {}",
        "Certified Nursing Assistant (CNA) - {}",
        "A spokesman told the agency Associated Press (AP) — {}",
        "Sudden Infant Death (SID) - {}",
        "共同声明が3日に発表された。{}",
    ],
)
def test_an_acronym_in_brackets_is_no_agency(opening: str) -> None:
    assert parties(read(opening.format(REST)), Role.ORIGINATOR) == []


def test_a_doubtful_mark_counts_beside_another_sign_of_its_agency() -> None:
    reading = read(f"Bristol (PA) — {REST}", bylines=("Ann Roe, PA Media",))
    assert parties(reading, Role.ORIGINATOR) == ["PA Media"]
