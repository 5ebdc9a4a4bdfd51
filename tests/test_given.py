from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.given import check_days, fold, read_day, read_types
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-02-01", date(2022, 2, 1), date(2022, 2, 1)),
        ("20220201", date(2022, 2, 1), date(2022, 2, 1)),
        (" 2024-02 ", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("March 2022", date(2022, 3, 1), date(2022, 3, 31)),
        ("Feb. 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("29 March 2022", date(2022, 3, 29), date(2022, 3, 29)),
        ("march 9, 2022", date(2022, 3, 9), date(2022, 3, 9)),
    ],
)
def test_a_day_a_month_and_a_year(text, first, last):
    assert (read_day(text), read_day(text, last=True)) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "22",
        "2022-13",
        "2022-00",
        "2022-02-30",
        "0000",
        "٢٠٢٢",
        "2022-1-1",
        "Marchy 2022",
        "March",
        "30 February 2022",
        "9 March 22",
    ],
)
def test_what_is_no_day(text):  # "2022-00" is no whole year
    for last in (False, True):
        with pytest.raises(InputError, match="is not a date"):
            read_day(text, last=last)


def test_an_impossible_day_is_told_from_a_form_that_is_not_known():
    for text, told in [("2022-02-30", "not a date of the calendar"), ("30.2.2022", "not a date$")]:
        with pytest.raises(InputError, match=told):
            read_day(text)


EARLY, LATE = date(2020, 1, 1), date(2020, 1, 2)


def test_days_in_order():
    for since, until in ((EARLY, LATE), (EARLY, EARLY), (None, EARLY), (LATE, None), (None, None)):
        check_days(since, until)
    with pytest.raises(InputError, match="between 2020-01-02 and 2020-01-01"):
        check_days(LATE, EARLY)


def test_types_however_they_are_written():
    taxonomy = load_taxonomy(ONTOLOGY)
    named = read_types(["consult", "Phone call", "phone_call", "the  Phone-Call!"], taxonomy)
    assert named == ["CONSULT", "phone-call", "phone-call", "phone-call"]
    families = read_types(["mediation*"], taxonomy)
    assert len(families) > 2
    assert all(name.startswith("mediation") for name in families)
    with pytest.raises(InputError, match="no event type is called 'phone cal'") as raised:
        read_types(["phone cal"], taxonomy)
    assert raised.value.hint == "near it: phone-call, appeal"
    with pytest.raises(InputError) as raised:
        read_types(["xyz"], taxonomy)
    assert raised.value.hint.startswith("there are AGREE, CONSULT,")


@given(st.text())
def test_folding_twice_changes_nothing(name):
    assert fold(fold(name)) in (fold(name), fold(name).removeprefix("the "))
