from __future__ import annotations

from tests.dedupe.prose import prose
from wirecopy.dedupe.collection import is_collection


def test_a_report_has_one_dateline() -> None:
    assert not is_collection(f"NORTH HARBOUR, Oregon (AP) — {prose(1, 80)}")


def test_a_round_up_has_several() -> None:
    assert is_collection(f"NORTH HARBOUR (AP) — {prose(1, 80)}\nWICK (Reuters) - {prose(2, 80)}")


def test_a_name_in_brackets_within_a_sentence_is_no_dateline() -> None:
    text = prose(3, 40)
    assert not is_collection(f"{text}\nThe party (SNP) - the largest - agreed.\n{text}")


def test_a_running_page_has_times_in_lines_of_their_own() -> None:
    assert is_collection(f"2:35 p.m.\n{prose(4, 60)}\n11:56 a.m.\n{prose(5, 60)}")
    assert not is_collection(f"The ferry left at\n2:35 p.m.\n{prose(4, 60)}")
