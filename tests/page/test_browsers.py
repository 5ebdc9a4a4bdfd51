"""A browser that lacks what the page needs is told which ones have it."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "lacking", ["delete window.DecompressionStream", "delete String.prototype.toWellFormed"]
)
def test_a_browser_that_is_too_old(browser, sample_path, lacking):
    page = browser.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(lacking)
    page.goto(sample_path.as_uri())
    page.wait_for_timeout(300)
    said = page.locator("#counts").inner_text()
    page.close()
    assert "Chrome and Edge from version 111, in Firefox from 119, and in Safari from 16.4" in said
    assert complaints == []
