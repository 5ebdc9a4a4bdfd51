"""Cooperation and conflict have a form and a word, status an outline: colour is never alone."""

from dataclasses import replace

import pytest

from kg.model import Status
from tests.page.conftest import sample, settle, write_page

pytestmark = pytest.mark.browser

PAIR = "#pair=united-states&pair=russia"
COLOURS = {"cooperation": "--cooperation", "conflict": "--conflict", "neutral": "--neutral"}
TOLD = {"cooperation": "cooperative", "conflict": "conflictual", "neutral": "neutral"}

# What is seen of each mark of the timeline of a pair.
MARKS = """() => {
  const root = getComputedStyle(document.documentElement);
  const probe = document.createElement("i");
  document.body.append(probe);
  const colour = (name) => {
    probe.style.color = root.getPropertyValue(name);
    return getComputedStyle(probe).color;
  };
  const colours = Object.fromEntries(
    ["--cooperation", "--conflict", "--neutral", "--surface"].map((name) => [colour(name), name]));
  const found = [...document.querySelectorAll(".pair-mark")].map((mark) => {
    const path = mark.querySelector("path:not(.strike)");
    const look = getComputedStyle(path);
    return {
      subtype: kgPage.data.events[mark.dataset.event].label,
      label: mark.getAttribute("aria-label"), title: mark.querySelector("title").textContent,
      form: path.getAttribute("d").replace(/^M[-\\d.]+ [-\\d.]+/, ""),
      fill: colours[look.fill], stroke: colours[look.stroke],
      dashed: look.strokeDasharray !== "none", struck: Boolean(mark.querySelector(".strike")),
    };
  });
  probe.remove();
  return Object.fromEntries(found.map((mark) => [mark.subtype, mark]));
}"""


@pytest.fixture(scope="module")
def pair_path(tmp_path_factory):
    """The sample, in which the United States and Russia have an event of each tone and status."""
    source, (proposal, warning, *_) = sample(), sample().found
    statuses = {"sanctions-imposed": Status.HYPOTHETICAL, "letter": Status.PLANNED}
    found = [
        replace(one, event=replace(one.event, status=statuses[one.event.subtype]))
        if one.event.subtype in statuses
        else one
        for one in source.found
    ]
    for n, (subtype, status) in enumerate(
        [("demand", Status.NEGATED), ("accusation", Status.DENIED)]
    ):
        kind = source.taxonomy.subtypes[subtype].event_type
        event = replace(warning.event, subtype=subtype, event_type=kind, status=status)
        article = replace(warning.article, id=f"more{n}")
        found.append(replace(warning, event=replace(event, article=article.id), article=article))
    statement = replace(proposal.event, subtype=None, event_type=None)
    found.append(replace(proposal, event=statement))
    path = tmp_path_factory.mktemp("page") / "tones.html"
    write_page(replace(source, found=found), path)
    return path


@pytest.fixture(params=["light", "dark"])
def marks(load, pair_path, request):
    return load(PAIR, pair_path, color_scheme=request.param).evaluate(MARKS)


def test_marks_have_the_colour_and_the_form_of_their_tone(marks):
    forms = {}
    for mark in marks.values():
        tone = mark["label"].split(", ")[-3]
        forms.setdefault(tone, set()).add(mark["form"])
        if not mark["struck"]:
            expected = {told: COLOURS[name] for name, told in TOLD.items()}
            assert mark["stroke"] == expected.get(tone, "--neutral"), mark
    assert {"cooperative", "conflictual"} <= forms.keys()
    assert all(len(found) == 1 for found in forms.values())
    assert len({next(iter(found)) for found in forms.values()}) == len(forms) == 3


def test_what_happened_is_full_and_what_did_not_is_hollow(marks):
    warning, letter, sanctions, demand = (
        marks[label] for label in ("warning", "letter", "sanctions imposed", "demand")
    )
    assert warning["fill"] == warning["stroke"] == "--conflict"
    assert not warning["dashed"]
    assert not warning["struck"]
    for hollow in (letter, sanctions):
        assert (hollow["fill"], hollow["dashed"], hollow["struck"]) == ("--surface", True, False)
    for struck in (demand, marks["accusation"]):
        assert (struck["fill"], struck["dashed"], struck["struck"]) == ("--surface", False, True)


def test_marks_say_it(marks):
    for mark in marks.values():
        assert mark["label"] == mark["title"]
    assert marks["warning"]["label"] == "warning, conflictual, actual, 10 Jan 2022"


def test_rows_cards_and_table_have_the_same_form_and_say_what_it_is(load):
    page = load(PAIR + "&view=both")
    forms = page.evaluate(
        """() => { const found = {};
          for (const sign of document.querySelectorAll("#details .tone, #table .tone")) {
            const form = sign.querySelector("path").getAttribute("d");
            (found[sign.getAttribute("aria-label")] ??= new Set()).add(form);
          }
          return Object.entries(found).map(([told, all]) => [told, [...all]]); }"""
    )
    assert {told for told, _ in forms} >= {"cooperative", "conflictual"}
    assert all(len(found) == 1 for _, found in forms)
    assert page.locator("#details .event .tone").count() == page.locator("#details .event").count()
    assert page.locator("#table tbody .tone").count() == page.locator("#table tbody tr").count()
    assert page.locator("#details .event").first.get_by_role("img").first.is_visible()


@pytest.mark.parametrize("fragment", ["", "#show=russia"])
def test_links_in_the_panel_say_their_tone(load, fragment):
    page = load(fragment)
    settle(page)
    rows = page.locator(".pair-row")
    assert rows.count() > 4
    assert page.locator(".pair-row .tone[role=img]").count() == rows.count()
    row = page.get_by_role("button", name="conflictual Russia → Ukraine")
    assert row.count() == 1
