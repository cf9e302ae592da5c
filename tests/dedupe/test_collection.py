from __future__ import annotations

import numpy as np

from tests.dedupe.prose import elsewhere, head, prose
from wirecopy.dedupe.collection import changes_subject, is_collection, is_gallery
from wirecopy.dedupe.fingerprint import fingerprint
from wirecopy.dedupe.overlap import find_overlap


def test_a_report_has_one_dateline() -> None:
    assert not is_collection(f"NORTH HARBOUR, Oregon (AP) — {prose(1, 80)}")


def test_a_round_up_has_several() -> None:
    assert is_collection(f"NORTH HARBOUR (AP) — {prose(1, 80)}\nWICK (Reuters) - {prose(2, 80)}")


def test_datelines_without_an_agency_count_and_archive_pictures_do_not() -> None:
    assert is_collection(f"NORTH HARBOUR — {prose(1, 80)}\nWICK, Scotland – {prose(2, 80)}")
    assert not is_collection(f"FILE - {prose(1, 80)}\nFILE - {prose(2, 80)}\nWICK — {prose(3, 80)}")


def test_a_name_in_brackets_within_a_sentence_is_no_dateline() -> None:
    text = prose(3, 40)
    assert not is_collection(f"{text}\nThe party (SNP) - the largest - agreed.\n{text}")


def test_a_list_of_results_is_no_round_up() -> None:
    assert not is_collection(f"{prose(6, 60)}\nA. Runner (NOR) - 45.31\nB. Runner (SWE) - 45.90")


def test_numbered_points_are_no_times() -> None:
    assert not is_collection(f"1:\n{prose(7, 60)}\n2:\n{prose(8, 60)}")


def test_a_running_page_has_times_in_lines_of_their_own() -> None:
    assert is_collection(f"2:35 p.m.\n{prose(4, 60)}\n11:56 a.m.\n{prose(5, 60)}")
    assert not is_collection(f"The ferry left at\n2:35 p.m.\n{prose(4, 60)}")


def goes_on_elsewhere(item: str, text: str) -> bool:
    one, two = fingerprint(item), fingerprint(text)
    overlap = find_overlap(two, np.intersect1d(one.shingles, two.shingles))
    assert overlap is not None
    return changes_subject(overlap)


def test_a_report_keeps_to_its_subject_and_a_round_up_does_not() -> None:
    report = prose(10, 400)
    assert not goes_on_elsewhere(head(report, 150), report)
    assert goes_on_elsewhere(head(report, 150), f"{head(report, 150)}\n{elsewhere(11, 200)}")


def test_a_few_words_below_a_report_do_not_make_a_round_up() -> None:
    report = prose(12, 150)
    assert not goes_on_elsewhere(report, f"{report}\n{elsewhere(13, 100)}")


def test_three_captions_and_nothing_else_are_a_gallery() -> None:
    captions = [f"{prose(seed, 30)} (AP Photo/Photographer)".replace("\n", " ") for seed in (14, 15, 16)]
    assert is_gallery("\n".join(captions))
    assert not is_gallery("\n".join([*captions[:2], prose(17, 200)]))
