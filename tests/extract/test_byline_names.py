"""Whom a byline names: people, and apart from them organisations; nothing else passes for a person."""

from __future__ import annotations

import pytest

from wirecopy.extract.metadata.byline_names import BylineNames, read_names
from wirecopy.extract.structured.json_ld import Author

SITES = ("The Harbour Gazette", "harbourgazette.example", "harbourgazette")


def people(*bylines: str) -> tuple[str, ...]:
    return read_names(map(Author, bylines), SITES).people


def organisations(*bylines: str) -> tuple[str, ...]:
    return read_names(map(Author, bylines), SITES).organisations


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ann Roe", ("Ann Roe",)),
        ("By Ann Roe and Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Von Ann Roe, Bo Lee und Cy Ek", ("Ann Roe", "Bo Lee", "Cy Ek")),
        ("Par Ann Roe et Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Por Ann Roe y Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Di Ann Roe e Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Ann Roe, Bo Lee, and Cy Ek", ("Ann Roe", "Bo Lee", "Cy Ek")),
        ("Ann Roe & Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Ann Roe; Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Ann Roe i Bo Lee", ("Ann Roe", "Bo Lee")),
        ("Ann Roe dan Bo Lee", ("Ann Roe", "Bo Lee")),
        ("ANN ROE AND BO LEE", ("ANN ROE", "BO LEE")),
    ],
)
def test_several_people_are_several_names(byline: str, names: tuple[str, ...]) -> None:
    assert people(byline) == names


@pytest.mark.parametrize(
    "byline",
    [
        "Ann Roe, PhD",
        "Ann Roe, Ph.D.",
        "Ann Roe PhD",
        "Ann Roe, M.D.",
        "Ann Roe, MD, MPH",
        "Ann Roe, Dr. med.",
        "Ann Roe, RN, FAND",
        "Ann Roe, Esq.",
        "Ann Roe, Senior Reporter",
        "Ann Roe Senior Reporter",
        "Senior Reporter Ann Roe",
        "Ann Roe | Staff Writer",
        "Ann Roe, Chefredakteurin",
        "Ann Roe, Special to The Harbour Post",
        "Ann Roe For Mailonline",
        "By Ann Roe FOR MAILONLINE",
        "Ann Roe for The Harbour Post",
        "Ann Roe in Oslo",
        "Ann Roe, in Oslo",
        "Ann Roe, Oslo",
        "Ann Roe, New York",
        "Ann Roe | LONDON",
        "Ann Roe, Harbour City",
        "Ann Roe, Monday",
        "Ann Roe on Monday",
        "Ann Roe, March 4, 2026",
        "Ann Roe March 4, 2026",
        "Ann Roe, 4 mars 2026",
        "Ann Roe, 10:15 AM",
        "Ann Roe (ann@gazette.example)",
        "Ann Roe, ann@gazette.example",
        "Ann Roe <ann@gazette.example>",
        "Ann Roe @annroe",
        "<a href='/people/ann'>Ann Roe</a>",
        "&lt;span&gt;Ann Roe&lt;/span&gt;",
        "Roe, Ann",
        "Written by: Ann Roe",
        "Autor: Ann Roe",
        "Skrevet av Ann Roe",
        "Oleh Ann Roe",
        "Автор: Ann Roe",
        "Yazan: Ann Roe",
        "Ann Roe, The Harbour Gazette",
        "Ann Roe - Harbour Gazette Staff",
        "Ann Roe, staff and agencies",
        "Ann Roe with agencies",
        "Ann Roe for the Harbour Gazette",
        "Ann Roe, For The Daily Boat",
        "Ann Roe, Correspondent in Paris",
        "Ann Roe Staff Writer",
        "Ann RoeSenior Reporter",
        "Fotos: Bo Lee, Text: Ann Roe",
        "Ann Roe, Photos by Bo Lee",
        "De nuestra corresponsal Ann Roe",
        "Écrit par Ann Roe",
        "Geschrieben von Ann Roe",
        "Scritto da Ann Roe",
    ],
)
def test_nothing_beside_a_person_passes_for_one(byline: str) -> None:
    assert people(byline) == ("Ann Roe",)


@pytest.mark.parametrize(
    "name",
    [
        "Bo Lee Jr.",
        "Bo Lee III",
        "A. B. Roe",
        "J.K. Roe",
        "Ann R. Roe",
        "Ursula von der Aue",
        "Karl von und zu Aue",
        "José Ortega y Roe",
        "María del Carmen de la Cruz Roe",
        "Ann O’Roe",
        "Jean-Luc Le Roe",
        "Dr. Ann Roe",
        "Nguyễn Văn An",
        "王小明",
        "山田太郎",
        "홍길동",
        "Анна Рой",
        "Ann Paris",
        "April Roe",
        "tobi",
        "Tobi",
    ],
)
def test_names_stay_whole(name: str) -> None:
    assert people(name) == (name,)


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Bo Lee, Jr.", "Bo Lee Jr."),
        ("Bo Lee, III", "Bo Lee III"),
        ("van der Roe, Ann B.", "Ann B. van der Roe"),
        ("홍길동 기자", "홍길동"),
        ("作者：王小明", "王小明"),
        ("文/王小明", "王小明"),
        ("記者王小明", "王小明"),
        ("بقلم Ann Roe", "Ann Roe"),
    ],
)
def test_a_name_as_its_bearer_writes_it(byline: str, name: str) -> None:
    assert people(byline) == (name,)


@pytest.mark.parametrize(
    "byline",
    [
        "admin",
        "Super User",
        "Guest Author",
        "Senior Reporter",
        "Monday",
        "March 4, 2026",
        "LONDON, March 4",
        "Berlin",
        "ann@gazette.example",
        "https://facebook.com/gazette",
        "PhD",
        "",
    ],
)
def test_nobody_is_neither_a_person_nor_an_organisation(byline: str) -> None:
    assert read_names([Author(byline)], SITES) == BylineNames((), ())


@pytest.mark.parametrize(
    "byline",
    [
        "The Harbour Gazette",
        "Harbour Gazette",
        "HarbourGazette",
        "harbourgazette.example",
        "Harbour Gazette Staff",
        "Redaktion",
        "Online-Redaktion",
        "La rédaction",
        "Web Desk",
        "Editorial Board",
        "staff and agencies",
        "Staff and wire reports",
        "Our Correspondent",
        "Harbour Shipping GmbH",
        "Northern Daily News",
        "The Local",
    ],
)
def test_an_organisation_is_no_person(byline: str) -> None:
    assert people(byline) == ()
    assert organisations(byline) == (byline,)


def test_an_organisation_stands_beside_people() -> None:
    parties = (Author("Ann Roe"), Author("Northern Gazette", is_organisation=True), Author("NG24"))
    assert read_names(parties, ("ng24",)) == BylineNames(("Ann Roe",), ("Northern Gazette", "NG24"))


def test_several_names_turned_round() -> None:
    assert people("Roe, Ann; Lee, Bo") == ("Ann Roe", "Bo Lee")


def test_links_in_one_field_are_names_of_their_own() -> None:
    assert people("<a href='/a'>Ann Roe</a> <a href='/b'>Bo Lee</a>") == ("Ann Roe", "Bo Lee")


def test_one_person_in_two_fields_is_named_once() -> None:
    assert people("ANN ROE", "Ann Roe") == ("Ann Roe",)


@pytest.mark.parametrize(
    "byline",
    [
        "Updated by Ann Roe",
        "Aktualisiert von Ann Roe",
        "Special to the Gazette by Ann Roe",
        "Ann Roe Special to the Gazette",
        "Ann Roe’s column",
        "Gastkommentar von Ann Roe",
        "Written and photographed by Ann Roe",
        "Words by Ann Roe, photos by Bo Lee",
        "Text: Ann Roe / Fotos: Bo Lee",
        "Ann Roe Photo: Bo Lee",
        "Penulis: Ann Roe, Editor: Bo Lee",
        "Von Ann Roe, Mitarbeit: Bo Lee",
        "Ann Roe, edited by Bo Lee",
        "Ann Roe as told to Bo Lee",
        "Ann Roe im Gespräch",
        "Ann Roe hace 2 horas",
        "Ann Roe View all posts",
        "Ann Roe Follow",
        "Ann Roe Ann Roe is a reporter",
        "Ann Roe covers ferries",
        "Ann Roe red.",
        "By Harbour Post reporter Ann Roe",
        "Von unserer Korrespondentin Ann Roe",
        "Analysis: Ann Roe",
        "A cura di Ann Roe",
        "Ann Roe Contributing Writer",
        "Roe, Ann, PhD",
        "Autor/in: Ann Roe",
        "Toimittaja Ann Roe",
        "Napisał(a) Ann Roe",
        "Laporan Ann Roe",
        "Propos recueillis par Ann Roe",
    ],
)
def test_one_name_is_found_among_the_words_around_it(byline: str) -> None:
    assert people(byline) == ("Ann Roe",)


@pytest.mark.parametrize(
    "byline",
    [
        "asty//now",
        "ar/bl",
        "det/dpa",
        "red.",
        "No Author",
        "Edited by Bo Lee",
        "Medically reviewed by Bo Lee, MD",
        "Special to the Harbour Post",
        "Letters to the Editor",
        "Special Correspondent",
        "Sponsored by Harbour Bank",
        "Mob mit Macheten ermordet",
        "Photo by Ann Roe",
        "For Mailonline",
        "責任編輯：李博",
        "Multiple Authors",
        "مراسلنا",
        "Germany",
    ],
)
def test_words_that_name_no_writer_are_nobody(byline: str) -> None:
    assert people(byline) == ()


@pytest.mark.parametrize(
    "byline",
    [
        "HT Correspondent",
        "Arya Group",
        "Portal Hafen",
        "Do Harbour Gazette",
        "HarbourGazette Articles",
        "Bundesministerium für Seefahrt",
        "Deutscher Hafenverband e. V.",
        "वाराणसी ब्यूरो",
        "الميناء نيوز",
        "City of Harbour",
        "Harbour Community College",
        "온라인뉴스팀",
    ],
)
def test_newsrooms_and_offices_in_more_languages_are_organisations(byline: str) -> None:
    assert (people(byline), organisations(byline)) == ((), (byline,))


@pytest.mark.parametrize(
    ("byline", "person", "organisation"),
    [
        ("Ann Roe | Harbour Post", "Ann Roe", "Harbour Post"),
        ("Ann Roe/Harbour Mirror", "Ann Roe", "Harbour Mirror"),
        ("Ann RoeJournal News", "Ann Roe", "Journal News"),
        ("Ann RoeUSA TODAY", "Ann Roe", "USA TODAY"),
        ("港灣快訊／安若伊", "安若伊", "港灣快訊"),
    ],
)
def test_a_person_and_the_outlet_beside_her_are_apart(byline: str, person: str, organisation: str) -> None:
    assert (people(byline), organisations(byline)) == ((person,), (organisation,))


def test_names_that_end_like_outlets_stay_people() -> None:
    assert people("Ann Roe and Emily Post") == ("Ann Roe", "Emily Post")
    assert people("Ann Roe/Bo Lee") == ("Ann Roe", "Bo Lee")


def test_the_owner_of_a_site_is_a_person_though_the_data_calls_her_an_organisation_too() -> None:
    owner = Author("Ann Roe", is_site_owner=True)
    assert read_names([owner], ("Ann Roe",)).people == ("Ann Roe",)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("本報記者安若伊", ("安若伊",)),
        ("撰文：安若伊 攝影：李博", ("安若伊",)),
        ("安若伊（港灣日報）", ("安若伊",)),
        ("【安路花子】", ("安路花子",)),
        ("안로·이보 기자", ("안로", "이보")),
        ("[안로 기자]", ("안로",)),
    ],
)
def test_bylines_of_east_asia(byline: str, names: tuple[str, ...]) -> None:
    assert people(byline) == names
