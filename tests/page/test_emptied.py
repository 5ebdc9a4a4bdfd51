"""A page in which there is nothing says what was chosen, not that the store is empty."""

import pytest

import kg
from kg.export import export
from kg.model import Status
from tests.factories import ONTOLOGY, corpus
from tests.page.driving import counts
from tests.stores import fill

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with kg.Store.open(tmp_path_factory.mktemp("store"), ontology=ONTOLOGY) as found:
        fill(found, corpus())
        yield found


@pytest.fixture
def told(load, store, tmp_path):
    """What the page of a choice says."""

    def open_page(*actors, **choice):
        path = tmp_path / "page.html"
        export(store, path, *actors, **choice)
        page = load("", path)
        assert counts(page) == (0, 0, 0, 0)
        return page.locator("#empty").inner_text()

    return open_page


def test_a_pair_without_events(told):
    said = told("antony-blinken", "ukraine")
    assert "None of the 9 events of the store is between Antony Blinken and Ukraine." in said
    assert "of Ukraine and anybody: 5 reports" in said
    assert "kg add" not in said


def test_parts_that_only_together_leave_nothing(told):
    said = told(types=["phone-call"], status=[Status.PLANNED])
    assert "is of the type phone call and of the status planned." in said
    assert "of any type: 1 report\n" in said


def test_parts_of_which_none_is_to_blame_alone(told):
    said = told("antony-blinken", "ukraine", status=[Status.DENIED], articles=["a1"])
    assert "Antony Blinken and Ukraine, of the status denied and in the 1 chosen article." in said
    assert "Nor does a choice with one part less find any." in said


def test_a_store_that_holds_nothing(load, tmp_path):
    path = tmp_path / "page.html"
    with kg.Store.open(tmp_path / "kg.db", ontology=ONTOLOGY) as store:
        export(store, path, types=["attack"])
    page = load("", path)
    assert "The store this page was made from holds no events." in page.inner_text("#empty")
