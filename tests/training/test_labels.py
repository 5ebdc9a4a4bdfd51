"""What is taught, and kept, of labels when the ontology changes."""

from training.labels import MISSING, kept_rows, told_indices


def test_an_act_that_the_ontology_lacks_is_not_taught() -> None:
    told = ["act", "act", "O", "again"]
    assert told_indices(told, [3, MISSING, MISSING, MISSING]) == [1, MISSING, 0, 2]


def test_labels_that_are_still_there_keep_their_rows() -> None:
    now, before = ["boarding", "clash", "visit"], ["appeal", "clash", "visit"]
    assert kept_rows(now, before) == ([1, 2], [1, 2])
    assert kept_rows(["visit", "clash"], before) == ([0, 1], [2, 1])
    assert kept_rows(["boarding"], before) == ([], [])
