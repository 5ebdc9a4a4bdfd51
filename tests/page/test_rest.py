"""What is told of events is read once the page is drawn; who asks for it before waits for it."""

import pytest
from playwright.sync_api import expect

from tests.page.conftest import settle, until_ready
from tests.page.driving import counts, heading

pytestmark = pytest.mark.browser

# `requestIdleCallback` is what the page reads the rest in: here, never of itself.
NEVER_IDLE = "window.requestIdleCallback = () => 0"


@pytest.fixture
def busy(browser, sample_path):
    """Opens a page in a browser that is never idle."""
    context = browser.new_context(accept_downloads=True)
    context.add_init_script(NEVER_IDLE)

    def opened(fragment=""):
        page = context.new_page()
        page.goto(sample_path.as_uri() + fragment)
        page.locator("html[data-ready=yes]").wait_for(state="attached")
        settle(page)
        return page

    yield opened
    context.close()


def is_whole(page):
    return page.evaluate("document.documentElement.dataset.whole === 'yes'")


def test_the_graph_and_the_filters_do_without(busy):
    page = busy()
    assert counts(page) == (18, 18, 22, 26)
    page.evaluate("kgPage.update({ statuses: new Set(['denied']), from: 19000 })")
    assert counts(page)[3] == 1
    assert not is_whole(page)


@pytest.mark.parametrize("fragment", ["#show=russia", "#view=table", "#path=iran&path=ukraine"])
def test_an_address_that_asks_for_events_is_whole_at_once(busy, fragment):
    assert is_whole(busy(fragment))


def test_who_chooses_an_actor_before_gets_its_events(busy):
    page = busy()
    page.evaluate("kgPage.update({ selection: { kind: 'actor', actor: 0 } })")
    page.evaluate("kgPage.update({ view: 'both' })")
    until_ready(page)
    expect(page.locator("#table tbody tr")).to_have_count(26)
    assert heading(page) == "Russia"
    expect(page.locator("#details blockquote").first).to_be_visible()


def test_so_does_a_file_of_events(busy):
    page = busy()
    page.locator("#export-button").click()
    with page.expect_download() as found:
        page.locator("[data-export=csv]").click()
    assert len(found.value.path().read_text(encoding="utf-8").splitlines()) == 27
