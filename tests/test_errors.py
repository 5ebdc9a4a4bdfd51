from kg.errors import InputError


def test_what_is_wrong_and_what_to_do_are_one_line():
    assert InputError("a.txt: empty", "fill it").line == "a.txt: empty; fill it"
    assert InputError("a.txt: empty").line == "a.txt: empty"
