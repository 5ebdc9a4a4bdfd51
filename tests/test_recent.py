from kg.recent import Recent


def kept(recent, keys):
    """Which keys are there; it counts as asking for them."""
    return [key for key in keys if recent.get(key) is not None]


def test_what_was_asked_longest_ago_goes_when_all_is_too_much():
    recent = Recent(10, len)
    for key in "abc":
        recent.keep(key, key * 3)
    assert recent.get("a") == "aaa"
    recent.keep("d", "dddd")
    assert kept(recent, "abcd") == ["a", "c", "d"]
    recent.keep("e", "e" * 10)
    assert kept(recent, "abcde") == ["e"]


def test_what_alone_is_too_much_is_not_kept_and_drives_nothing_out():
    recent = Recent(10, len)
    recent.keep("a", "a")
    recent.keep("b", "b" * 11)
    assert kept(recent, "ab") == ["a"]


def test_a_new_value_of_a_key_takes_the_place_of_the_old_one():
    recent = Recent(10, len)
    recent.keep("a", "1")
    for _ in range(5):
        recent.keep("b", "1234")
    recent.keep("b", "12345678")
    assert (recent.get("a"), recent.get("b")) == ("1", "12345678")
    recent.keep("b", "1" * 11)
    assert kept(recent, "ab") == ["a"]
