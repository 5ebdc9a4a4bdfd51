"""Graph and table beside each other take no longer than the two do apart."""

import pytest

from tests.page.conftest import settle

pytestmark = pytest.mark.browser

TIMES = 4  # as long as both apart: ten to twenty times when the browser lays it out in rounds

# The shortest time until each of some changes is drawn, in turns.
SHORTEST = """async (changes) => {
  const drawn = (patch) => new Promise((done) => {
    const start = performance.now();
    kgPage.update(patch);
    requestAnimationFrame(() => requestAnimationFrame(
      () => setTimeout(() => done(performance.now() - start))));
  });
  const best = changes.map(() => Infinity);
  for (let turn = 0; turn < 3; turn += 1)
    for (const [n, patch] of changes.entries()) best[n] = Math.min(best[n], await drawn(patch));
  return best;
}"""
DAY = 18_993  # 1 Jan 2022
WINDOWS = [{"from": DAY + 60 * n, "to": DAY + 60 * n + 120} for n in range(3)]


@pytest.fixture(params=[(390, 844), (1000, 800), (1440, 900), (1920, 1080)], ids=lambda s: s[0])
def page(load, demo_path, request):
    return load(path=demo_path, size=request.param)


def filtered(page, view):
    """The shortest time of a filter of dates in a view."""
    page.evaluate("(view) => kgPage.update({ view })", view)
    settle(page)
    return min(page.evaluate(SHORTEST, WINDOWS))


def test_a_filter_takes_no_longer_than_in_the_graph_and_in_the_table(page):
    apart = filtered(page, "graph") + filtered(page, "table")
    assert filtered(page, "both") < TIMES * apart


def test_it_is_shown_as_soon_as_the_graph_and_the_table(page):
    graph, both, table, _ = page.evaluate(
        SHORTEST, [{"view": view} for view in ("graph", "both", "table", "both")]
    )
    assert both < TIMES * (graph + table)


def test_both_have_half_of_the_height(load, demo_path):
    page = load("#view=both", demo_path, size=(1440, 900))
    graph, table = (page.locator(f"#{part}").bounding_box() for part in ("graph", "table"))
    assert abs(graph["height"] - table["height"]) < 3
    assert graph["y"] + graph["height"] == pytest.approx(table["y"], abs=1)
    assert graph["width"] == table["width"]
