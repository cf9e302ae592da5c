"""The language of a text where near languages differ in a few words, and where the page's attribute is wrong."""

from __future__ import annotations

import pytest

from wirecopy.extract.language import read_language

SERBIAN = (
    "Predsednik opštine izjavio je danas da će se razgovori o trajektu nastaviti sledeće nedelje, a da vlasnici žele da "
    "pre kraja godine kupe nov klavir. Prema njegovim rečima, putnici neće čekati, jer će trajekt ploviti češće."
)
CROATIAN = (
    "Predsjednik općine izjavio je danas da će se razgovori o trajektu nastaviti sljedeći tjedan, a da vlasnici žele "
    "prije kraja godine kupiti nov klavir. Tko želi putovati, neće čekati, jer će trajekt tijekom ljeta ploviti češće."
)
BOSNIAN = (
    "Iz općine je saopćeno da će se razgovori o trajektu nastaviti sljedeće sedmice, a da vlasnici žele prije kraja "
    "godine kupiti nov klavir. Putnici neće čekati, jer će trajekt ploviti češće, a karta će stajati hiljadu maraka."
)
SLOVENE = (
    "Župan je danes povedal, da se bodo pogovori o trajektu nadaljevali prihodnji teden in da želijo lastniki do konca "
    "leta kupiti nov klavir. Po njegovih besedah potniki ne bodo čakali, saj bo trajekt plul pogosteje, ker je večji."
)
NORWEGIAN = (
    "Ordføreren sa i dag at samtalene om fergen fortsetter neste uke, og at eierne vil kjøpe et nytt piano før året er "
    "omme. Ifølge ham skal passasjerene ikke merke noe til det, fordi fergen går oftere enn den gjorde i fjor."
)
DANISH = (
    "Borgmesteren sagde i dag, at samtalerne om færgen fortsætter i næste uge, og at ejerne vil købe et nyt klaver, før "
    "året er omme. Ifølge ham skal passagererne ikke mærke noget til det, fordi færgen sejler oftere end sidste år."
)
# Of words and names that these languages share.
LISTED = "17. juni 2020. Jutarnji program radija. 16. juni 2020. Jutarnji program radija. 15. juni 2020. Jutarnji program radija. "


@pytest.mark.parametrize("declared", [None, "sr", "hr", "bs", "sh", "sl", "en"])
@pytest.mark.parametrize(
    ("text", "language"), [(SERBIAN, "sr"), (CROATIAN, "hr"), (BOSNIAN, "bs"), (SLOVENE, "sl")]
)
def test_south_slavic_languages_are_told_by_their_own_words(
    text: str, language: str, declared: str | None
) -> None:
    assert read_language(text, declared) == language


@pytest.mark.parametrize("declared", ["sr", "hr", "bs", "sh"])
def test_page_tells_between_languages_that_its_text_does_not_tell_apart(declared: str) -> None:
    assert read_language(LISTED, declared) == declared


@pytest.mark.parametrize("declared", [None, "no", "da", "nb", "en"])
@pytest.mark.parametrize(("text", "language"), [(NORWEGIAN, "no"), (DANISH, "da")])
def test_text_outweighs_an_attribute_that_is_wrong(text: str, language: str, declared: str | None) -> None:
    assert read_language(text, declared) == language


@pytest.mark.parametrize(("declared", "language"), [("nb", "no"), ("sr", "sr"), ("", None), (None, None)])
def test_short_text_has_the_language_of_its_page(declared: str | None, language: str | None) -> None:
    assert read_language("Fergen gikk.", declared) == language
