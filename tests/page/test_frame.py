"""The page within a notebook: a frame in a sandbox, without an address or a storage."""

import re
from dataclasses import replace

import pytest

from kg.actors.hierarchy import Hierarchy
from kg.api import Graph
from tests.page.conftest import sample, settle, until_ready

pytestmark = pytest.mark.browser


def graph(**changes):
    source = sample()
    plain = Graph(
        title="Who dealt with whom",
        told=tuple(source.found),
        actors=source.actors(),
        retold=source.leads(),
        taxonomy=source.taxonomy,
        hierarchy=Hierarchy(source.actors(), []),
    )
    return replace(plain, **changes)


@pytest.fixture
def notebook(tab):
    """Shows a graph below the cell of a notebook; nothing may be asked for or complained of."""
    tab.asked.clear()
    tab.complaints.clear()

    def shown(one):
        tab.page.goto("about:blank")
        tab.page.set_viewport_size({"width": 1100, "height": 800})
        tab.page.set_content(
            f"<!doctype html><title>Notebook</title><div>{one._repr_html_()}</div>"
        )
        frame = tab.page.frames[1]
        until_ready(frame)
        settle(frame)
        return frame

    yield shown
    assert [url for url in tab.asked if not url.startswith(("about:", "blob:", "data:"))] == []
    assert tab.complaints == []


def test_the_page_runs_and_can_be_used(notebook):
    frame = notebook(graph())
    assert re.match(r"Showing \d+ of \d+ actors · ", frame.text_content("#counts"))
    frame.click("[data-view=table]")
    assert frame.is_visible("#table")
    settle(frame)
    before = frame.text_content("#counts")
    assert before == "Showing 26 events"
    frame.click("#theme")
    frame.fill("#search input", "Lavrov")
    frame.press("#search input", "Enter")
    settle(frame)
    assert "Lavrov" in frame.text_content("#details")
    assert frame.text_content("#counts") == before


def test_it_offers_no_link_to_itself(notebook):
    assert not notebook(graph()).is_visible("#copy")


def test_it_cannot_reach_the_notebook(notebook):
    frame = notebook(graph())
    assert frame.evaluate("origin") == "null"
    assert (
        frame.evaluate("(() => { try { return parent.document.title } catch { return null } })()")
        is None
    )


def test_its_files_can_be_saved(notebook, tab):
    frame = notebook(graph())
    frame.click("#export-button")
    with tab.page.expect_download() as download:
        frame.click("[data-export=csv]")
    assert download.value.suggested_filename.endswith(".csv")


def test_the_frame_has_a_title_that_is_text(notebook, tab):
    frame = notebook(graph(title='"><script>alert(1)</script>'))
    assert frame.title() == '"><script>alert(1)</script>'
    assert tab.page.get_attribute("iframe", "title") == '"><script>alert(1)</script>'
