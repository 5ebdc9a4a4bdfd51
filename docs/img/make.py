"""Take the pictures of docs/page.md from a store: ``python docs/img/make.py kg.db``."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from kg.export import export
from kg.store import Store

HERE = Path(__file__).parent
TITLE = "Who dealt with whom: the demo articles"
SHOTS = {
    "light": ("light", 1440, 900, "#show=russia"),
    "dark": ("dark", 1440, 900, "#pair=united-states&pair=russia"),
    "narrow": ("light", 390, 844, ""),
}


def shoot(browser: Browser, page: Path, name: str) -> None:
    """Write one picture of the page."""
    scheme, width, height, fragment = SHOTS[name]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto(page.as_uri() + fragment)
    tab.wait_for_function("document.documentElement.dataset.ready === 'yes'")
    tab.wait_for_timeout(500)
    tab.screenshot(path=HERE / f"network-{name}.png")
    context.close()


def main(store: Path) -> None:
    """Export the store's page and take all pictures."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = Path(folder) / "network.html"
        with Store.open(store, read_only=True) as opened:
            export(opened, page, title=TITLE)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in SHOTS:
            shoot(browser, page, name)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "kg.db"))
