"""The pictures of the pages: ``docs/img/make.py`` makes them, README and docs show them."""

import base64
import re
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "docs" / "img" / "make.py"
SHOTS = runpy.run_path(str(SCRIPT))["SHOTS"]

# Width, height, how many colours it has, and the share of the most frequent one.
LOOK = """async (address) => {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  const { width, height } = picture;
  const context = new OffscreenCanvas(width, height).getContext("2d");
  context.drawImage(picture, 0, 0);
  const counts = new Map();
  for (const pixel of new Uint32Array(context.getImageData(0, 0, width, height).data.buffer))
    counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  return [width, height, counts.size, Math.max(...counts.values()) / (width * height)];
}"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made(demo_store, browser, tmp_path_factory):
    """A folder with the pictures as the script makes them now."""
    folder = tmp_path_factory.mktemp("pictures")
    done = subprocess.run(
        [sys.executable, SCRIPT, demo_store, folder],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


def look(browser, path):
    page = browser.new_page()
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    seen = page.evaluate(LOOK, f"data:image/png;base64,{data}")
    page.close()
    return seen


@pytest.mark.parametrize("place", ["made", "kept"])
@pytest.mark.parametrize("name", SHOTS)
def test_a_picture_has_its_size_and_shows_something(made, browser, name, place):
    folder = made if place == "made" else SCRIPT.parent
    _, width, height, _ = SHOTS[name]
    *size, colours, most = look(browser, folder / f"network-{name}.png")
    assert size == [width, height]
    assert colours > 200
    assert most < 0.95


def test_light_and_dark_are_not_the_same(made):
    pictures = {(made / f"network-{name}.png").read_bytes() for name in SHOTS}
    assert len(pictures) == len(SHOTS)


def test_every_picture_is_shown():
    shown = {
        (page.parent / link).resolve()
        for page in (ROOT / "README.md", ROOT / "docs" / "page.md")
        for link in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", page.read_text(encoding="utf-8"))
    }
    assert shown == {path.resolve() for path in SCRIPT.parent.glob("*.png")}


@pytest.mark.parametrize("name", ["light", "dark", "narrow"])
def test_the_first_page_shows_all_looks(name):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    picture = f"docs/img/network-{name}.png"
    large, small = f"]({picture})", f'<a href="{picture}"><img src="{picture}" height='
    assert large in text or small in text
