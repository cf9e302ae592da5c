from wirecopy.dedupe.cut_by_copies import cut_by_copies

FULLEST = "The ferry floats. It sat for nine hours.\nThe owner denied any fault. He blamed the tide.\nIt sat for nine hours."


def told(cuts: dict[int, list[str]]) -> list[tuple[str, set[int]]]:
    return [
        (FULLEST[passage.span.start : passage.span.start + passage.span.length], set(passage.cut_by))
        for passage in cut_by_copies(FULLEST, cuts)
    ]


def test_neighbours_that_the_same_copies_cut_are_one_passage() -> None:
    denial = "The owner denied any fault. He blamed the tide."
    assert told({1: [denial], 2: [f"{denial}\nIt sat for nine hours."], 3: ["He blamed the tide."]}) == [
        ("The ferry floats. It sat for nine hours.", set()),
        ("The owner denied any fault.", {1, 2}),
        ("He blamed the tide.", {1, 2, 3}),
        ("It sat for nine hours.", {2}),
    ]


def test_words_that_stand_twice_are_cut_where_the_copy_cut_them() -> None:
    assert told({1: ["He blamed the tide.", "It sat for nine hours."]})[-1] == (
        "He blamed the tide.\nIt sat for nine hours.",
        {1},
    )


def test_what_the_text_has_no_more_is_cut_nowhere() -> None:
    assert told({1: ["The tide was low."]}) == [(FULLEST, set())]
    assert cut_by_copies("", {1: ["x"]}) == ()
