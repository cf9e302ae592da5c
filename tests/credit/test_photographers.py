"""Who is credited for the pictures, told from captions and credit lines."""

from __future__ import annotations

import pytest

from tests.credit.test_attribution import SERVICES, read
from wirecopy.config import parse_wire_services
from wirecopy.credit import PictureClues
from wirecopy.model import Credit, CreditSource, Role


def photographers(**pictures: tuple[str, ...]) -> list[Credit]:
    reading = read(pictures=PictureClues(**pictures))
    assert {credit.role for credit in reading.credits} <= {Role.PHOTOGRAPHER}
    return list(reading.credits)


@pytest.mark.parametrize(
    ("caption", "party", "evidence"),
    [
        ("The quay. Photo: Ada Quill/AFP via Getty Images", "Agence France-Presse", "Photo: Ada Quill/AFP via Getty Images"),
        ("The quay at noon (AP Photo/Ada Quill, File)", "Associated Press", "AP Photo/Ada Quill, File"),
        ("The quay at noon. (Ada Quill / Reuters)", "Reuters", "Ada Quill / Reuters"),
        ("Der Kai am Mittag. (Foto: Ada Quill/dpa)", "dpa", "Foto: Ada Quill/dpa"),
        ("Der Kai am Mittag © Ada Quill", "Ada Quill", "© Ada Quill"),
        ("El muelle, este domingo. EFE/ Ada Quill", "EFE", "EFE/ Ada Quill"),
        ("The quay. Photograph by Ada Quill", "Ada Quill", "Photograph by Ada Quill"),
        ("Image: Harbour Works", "Harbour Works", "Image: Harbour Works"),
        ("Foto von Ada Quill von Pexels", "Pexels", "Foto von Ada Quill von Pexels"),
    ],
)  # fmt: skip
def test_a_caption_that_ends_in_a_credit_names_its_agency_or_its_photographer(
    caption: str, party: str, evidence: str
) -> None:
    (credit,) = photographers(captions=(caption,))
    assert (credit.party, credit.evidence, credit.source) == (party, evidence, CreditSource.CAPTION)


@pytest.mark.parametrize(
    "caption",
    [
        "Ada Quill, left, at the quay on Monday.",
        "The quay (left) and the old mill (right)",
        "Image: Ada Quill, left, has taken the place of Bo Lee as keeper of the quay",
        "A ferry told AFP of its delay.",
        "Ferries per year. Source: Harbour Office",
        "Foto: privat",
        "Photo: file",
        "Illustration: Ada Quill",
        "Photo: created with AI",
        "© 2024 Harbour Herald. All rights reserved.",
    ],
)
def test_other_captions_credit_nobody(caption: str) -> None:
    assert photographers(captions=(caption,)) == []


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("Harbour Works", "Harbour Works"),
        ("Ada Quill/dpa", "dpa"),
        ("imago / Ada Quill", "Imago"),
        ("(Courtesy of Ada Quill)", "Ada Quill"),
        ("Credit: PA Wire", "PA Media"),
        ("Bild: privat / Ada Quill", "Ada Quill"),
    ],
)
def test_what_the_markup_calls_a_credit_is_one_in_every_form(line: str, party: str) -> None:
    (credit,) = photographers(credit_lines=(line,))
    assert (credit.party, credit.evidence) == (party, line)


@pytest.mark.parametrize(
    "line", ["© 2024 All rights reserved", "Credit", "private", "Video: Ada Quill", "the author"]
)
def test_rights_lines_and_labels_are_no_credit(line: str) -> None:
    assert photographers(credit_lines=(line,)) == []


def test_a_known_agency_is_believed_more_than_a_name_that_no_list_knows() -> None:
    known, unknown = photographers(captions=("Photo: Reuters", "Photo: Harbour Works"))
    assert known.confidence > unknown.confidence


def test_the_structured_data_is_the_better_evidence_for_one_party() -> None:
    (credit,) = photographers(stated=("AFP/Ada Quill",), captions=("The quay. Photo: AFP",))
    assert (credit.party, credit.source) == ("Agence France-Presse", CreditSource.STRUCTURED)


def test_a_picture_agency_is_never_credited_for_a_text() -> None:
    services = parse_wire_services(
        "services:\n  - name: Harbour Pictures\n    datelines: [HPX]\n    picture_agency: true\n", "x.yaml"
    )
    reading = read(
        "OSLO (HPX) — The ferry left.\nIts owner said so.",
        bylines=("Ann Roe, Harbour Pictures",),
        wire_services=services,
        pictures=PictureClues(captions=("The quay. Photo: Ann Roe/HPX",)),
    )
    assert [(credit.role, credit.party) for credit in reading.credits] == [
        (Role.PHOTOGRAPHER, "Harbour Pictures")
    ]


def test_the_file_that_comes_with_wirecopy_tells_picture_agencies_from_wire_services() -> None:
    assert {"Getty Images", "Imago"} <= {service.name for service in SERVICES if service.picture_agency}


def test_a_field_that_is_an_essay_credits_nobody() -> None:
    assert photographers(stated=("Reuters, " + "which tells a long story, " * 20,)) == []
