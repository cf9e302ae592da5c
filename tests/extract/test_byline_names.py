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
