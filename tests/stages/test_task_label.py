from wirecopy.stages.task_label import MAX_CHARACTERS, task_label


def test_it_says_what_went_well_then_what_did_not_and_where() -> None:
    counts = {"timed_out": 3, "not_modified": 5, "ok": 12, "dns_failed": 4}
    hosts = {
        "timed_out": {"ostkurier.example": 1, "nordpost.example": 2},
        "dns_failed": {"a.example": 1, "b.example": 1, "c.example": 1, "d.example": 1},
    }
    assert task_label(0, counts, hosts) == (
        "0: 12 ok, 5 not modified, 4 dns failed (a.example 1, b.example 1, c.example 1 and 1 more), "
        "3 timed out (nordpost.example 2, ostkurier.example 1)"
    )


def test_a_shard_without_work_says_so() -> None:
    assert task_label(7, {}, {}) == "7: nothing due"


def test_it_fits_where_airflow_keeps_it() -> None:
    outcomes = ("timed_out", "dns_failed", "tls_failed", "cut_off", "forbidden")
    hosts = {outcome: {"x" * 60: 1, "y" * 60: 1} for outcome in outcomes}
    label = task_label(0, dict.fromkeys(outcomes, 2), hosts)
    assert len(label) == MAX_CHARACTERS
    assert label.endswith("…")
