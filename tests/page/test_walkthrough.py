"""The questions of docs/page.md, asked of the demo page by the very steps that stand there."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.page.conftest import settle

pytestmark = pytest.mark.browser

DOCUMENT = Path(__file__).parents[2] / "docs" / "page.md"
SECTION = re.compile(r"^## A question in ten seconds\n(.*?)^## ", re.M | re.S)
QUESTION = re.compile(
    r"^### (?P<text>.+)\n\n(?P<steps>(?:\d+\. .+\n)+)\n(?P<answer>(?:> ?.*\n)+)\n"
    r"(?P<clicks>\d+) clicks?, (?P<keys>\d+) keys?: (?P<seconds>[\d.]+) s\.$",
    re.M,
)
STEP = re.compile(r"^\d+\. (click the bar|click|press|type) (?:\*\*(.+?)\*\*|`(.+?)`)", re.M)
CLICK, KEY = 1.3, 0.28  # seconds: pointing and pressing the button; a key of an average typist

LISTEN = """() => {
  window.used = { clicks: 0, keys: 0 };
  addEventListener("pointerdown", () => { used.clicks += 1; }, true);
  addEventListener("keydown", () => { used.keys += 1; }, true);
}"""
BAR = """() => {
  const { histogram } = kgPage;
  const { left, top } = histogram.plot.getBoundingClientRect();
  return [left, top, histogram.step, histogram.bins];
}"""


@dataclass(frozen=True)
class Question:
    text: str
    steps: list[tuple[str, str]]
    answer: list[str]
    clicks: int
    keys: int
    seconds: float


def questions():
    section = SECTION.search(DOCUMENT.read_text(encoding="utf-8"))[1]
    found = [
        Question(
            text=each["text"],
            steps=[(verb, bold or code) for verb, bold, code in STEP.findall(each["steps"])],
            answer=[line.lstrip("> ") for line in each["answer"].splitlines() if line.strip("> ")],
            clicks=int(each["clicks"]),
            keys=int(each["keys"]),
            seconds=float(each["seconds"]),
        )
        for each in QUESTION.finditer(section)
    ]
    assert len(found) == section.count("\n### "), "a question is not written as the others are"
    return found


def named(page, words):
    """The first visible part that a reader would call so."""
    for found in (
        page.get_by_role("button", name=words, exact=True),
        page.get_by_label(words, exact=True),
        page.locator("label", has=page.get_by_text(words, exact=True)),
        page.locator("button", has_text=words),
    ):
        for part in found.all():
            if part.is_visible():
                return part
    raise AssertionError(f"nothing on the page is called {words!r}")


def click_bar(page, words):
    """Pass over the bars until the page says that the pointer is on the one that is meant."""
    left, top, step, bins = page.evaluate(BAR)
    for n in range(bins):
        page.mouse.move(left + (n + 0.5) * step, top + 30)
        if page.locator("#timeline .note").first.inner_text().startswith(words):
            page.mouse.click(left + (n + 0.5) * step, top + 30)
            return
    raise AssertionError(f"no bar is called {words!r}")


DO = {
    "click": lambda page, words: named(page, words).click(),
    "click the bar": click_bar,
    "press": lambda page, key: page.keyboard.press(key),
    "type": lambda page, text: page.keyboard.type(text),
}


def test_there_are_five_questions():
    assert len(questions()) == 5


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.text)
def test_the_steps_lead_to_the_answer_in_so_many_clicks_and_keys(load, demo_path, question):
    page = load(path=demo_path)
    page.evaluate(LISTEN)
    for verb, words in question.steps:
        DO[verb](page, words)
        settle(page)
    shown = " ".join(page.locator("#details, #table").all_inner_texts())
    for line in question.answer:
        assert line in " ".join(shown.split())
    assert page.evaluate("used") == {"clicks": question.clicks, "keys": question.keys}
    spent = question.clicks * CLICK + question.keys * KEY
    assert question.seconds == pytest.approx(spent, abs=0.05)
    assert question.seconds <= 10
