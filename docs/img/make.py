"""Take the pictures of the pages: ``python docs/img/make.py STORE [FOLDER]``, here if no folder."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from kg.cli import run
from kg.export import export
from kg.store import Store

HERE = Path(__file__).parent
TITLE = "Who dealt with whom: the demo articles"
SHOTS = {
    "light": ("light", 1440, 900, "#show=russia"),
    "dark": ("dark", 1440, 900, "#pair=united-states&pair=russia"),
    "narrow": ("light", 390, 844, ""),
}
FIGURES = {"pair": ("Iran", "Saudi Arabia"), "network": ("--actors", "40")}


def shoot(browser: Browser, page: Path, name: str, folder: Path) -> None:
    """Write one picture of the page into the folder."""
    scheme, width, height, fragment = SHOTS[name]
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto(page.as_uri() + fragment)
    tab.locator("html[data-ready=yes]").wait_for(state="attached")
    tab.wait_for_timeout(500)
    tab.screenshot(path=folder / f"network-{name}.png")
    context.close()


def draw(store: Path, folder: Path) -> None:
    """Write the figures of docs/commands/export.md into the folder."""
    for name, words in FIGURES.items():
        path = folder / f"figure-{name}.svg"
        if run(["export", str(path), *words, "--store", str(store), "--quiet"]):
            raise RuntimeError(f"cannot draw {path}")


def main(store: Path, folder: Path) -> None:
    """Draw the figures, export the store's page and take all pictures."""
    draw(store, folder)
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        page = Path(place) / "network.html"
        with Store.open(store, read_only=True) as opened:
            export(opened, page, title=TITLE)
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name in SHOTS:
            shoot(browser, page, name, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else HERE)
