"""What is drawn at first of a store that holds more than fits: legible, in view, and lasting."""

import pytest

from tests.page.conftest import settle, until
from tests.page.driving import actor_at, click, counts

pytestmark = pytest.mark.browser

# Boxes on the screen of all names and marks that are drawn, as [left, top, right, bottom].
BOXES = """() => {
  const { graph, data } = kgPage;
  const [scale, ruler] = [graph.network.getScale(), new OffscreenCanvas(1, 1).getContext("2d")];
  const places = graph.network.getPositions([...graph.drawn]);
  const at = (actor, dx, dy) => graph.network.canvasToDOM(
    { x: places[actor].x + dx, y: places[actor].y + dy });
  const names = [...graph.names].map(([actor, { text, size, weight, dx, dy, align }]) => {
    ruler.font = `${weight} ${size * scale}px system-ui, sans-serif`;
    const wide = ruler.measureText(text).width;
    const { x, y } = at(actor, dx, dy);
    const left = x - wide * { left: 0, center: 0.5, right: 1 }[align];
    const half = (size * scale) / 2.4; // of the letters, not of the line
    return { actor, text, size: size * scale, box: [left, y - half, left + wide, y + half] };
  });
  const marks = [...graph.drawn].map((actor) => {
    const [{ x, y }, r] = [at(actor, 0, 0), graph.nodes.get(actor).size * scale * 0.9];
    return { actor, id: data.actors[actor].id, box: [x - r, y - r, x + r, y + r] };
  });
  const view = document.getElementById("network").getBoundingClientRect();
  return { names, marks, view: [0, 0, view.width, view.height] };
}"""


# Those who are drawn with the most events: their names may lie on the rim of a mark.
FOREMOST = """() => { const { data, graph } = kgPage;
  return [...graph.drawn].filter((n) => graph.counts.has(n) && !data.actors[n].nameless)
    .sort((a, b) => graph.counts.get(b) - graph.counts.get(a) || a - b).slice(0, 25); }"""


@pytest.fixture
def page(load, demo_path):
    return load(path=demo_path, size=(1440, 900))


def boxes(page):
    settle(page)
    return page.evaluate(BOXES)


def covers(name, mark, part=1):
    """Whether a name lies on a mark, which is round, or nearly, or on this part of its radius."""
    (left, top, right, bottom), (west, north, east, south) = name["box"], mark["box"]
    x, y = (west + east) / 2, (north + south) / 2
    aside, above = max(left - x, 0, x - right), max(top - y, 0, y - bottom)
    return (aside**2 + above**2) ** 0.5 < part * (east - west) / 2


def overlap(one, other):
    (l1, t1, r1, b1), (l2, t2, r2, b2) = one["box"], other["box"]
    return l1 < r2 and l2 < r1 and t1 < b2 and t2 < b1


def inside(thing, view):
    left, top, right, bottom = thing["box"]
    return left >= view[0] and top >= view[1] and right <= view[2] and bottom <= view[3]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
@pytest.mark.parametrize("fragment", ["", "#level=country", "#status=actual"])
def test_no_name_covers_another_or_a_mark(load, demo_path, size, fragment):
    page = load(fragment, demo_path, size=size)
    seen = boxes(page)
    names, marks = seen["names"], seen["marks"]
    assert len(names) >= len(marks) * 0.4, "a map without names tells nothing"
    for number, one in enumerate(names):
        assert not [other["text"] for other in names[:number] if overlap(one, other)], one["text"]
    foremost = page.evaluate(FOREMOST)
    covering = {
        name["text"]
        for name in names
        for mark in marks
        if mark["actor"] != name["actor"]
        and covers(name, mark, 0.3 if name["actor"] in foremost else 1)
    }
    assert covering == set()


@pytest.mark.parametrize("size", [(1024, 768), (390, 844)])
def test_the_foremost_have_names_where_there_is_little_room(load, demo_path, size):
    page = load("", demo_path, size=size)
    settle(page)
    named = page.evaluate("[...kgPage.graph.names.keys()]")
    unnamed = set(page.evaluate(FOREMOST)[:8]) - set(named)
    assert len(unnamed) <= 1, "on a phone a mark may have lines and marks on all sides"


@pytest.mark.parametrize("level", ["person", "country"])
def test_the_busiest_have_their_names(load, demo_path, level):
    page = load(f"#level={level}", demo_path, size=(1440, 900))
    busiest = page.evaluate(
        """() => { const { data, graph } = kgPage;
          return data.actors.filter((actor) => !actor.nameless)
            .sort((a, b) => b.events - a.events).slice(0, 25)
            .map((actor) => [actor.id, graph.names.has(actor.index)]); }"""
    )
    assert [actor for actor, is_named in busiest[:8] if not is_named] == []
    assert sum(is_named for _, is_named in busiest) >= 22


def test_who_has_no_name_comes_last(page):
    drawn, written = page.evaluate(
        """() => { const { data, graph } = kgPage;
          const nameless = (n) => data.actors[n].nameless;
          return [[...graph.drawn].map(nameless), [...graph.names.keys()].map(nameless)]; }"""
    )
    assert written == sorted(written), "no room is taken by one that another could have"
    assert sum(drawn) < len(drawn) / 4


def test_names_can_be_read(page):
    assert min(name["size"] for name in boxes(page)["names"]) >= 12


@pytest.mark.parametrize("size", [(1440, 900), (1024, 768), (390, 844)])
def test_all_is_in_view(load, demo_path, size):
    page = load(path=demo_path, size=size)
    seen = boxes(page)
    assert [mark["id"] for mark in seen["marks"] if not inside(mark, seen["view"])] == []
    cut = [name["text"] for name in seen["names"] if not inside(name, seen["view"])]
    assert len(cut) <= 3
    spans = [
        max(mark["box"][n + 2] for mark in seen["marks"])
        - min(mark["box"][n] for mark in seen["marks"])
        for n in (0, 1)
    ]
    assert max(spans[0] / seen["view"][2], spans[1] / seen["view"][3]) > 0.7, "room is used"


def test_all_is_in_view_when_the_window_changes(page):
    page.set_viewport_size({"width": 800, "height": 900})
    settle(page)
    seen = boxes(page)
    assert [mark["id"] for mark in seen["marks"] if not inside(mark, seen["view"])] == []
    assert counts(page)[0] < 150


def test_less_is_drawn_where_there_is_less_room(load, demo_path, page):
    wide = counts(page)
    narrow = counts(load(path=demo_path, size=(390, 844)))
    assert 30 <= narrow[0] <= 60 < wide[0] <= 150
    assert narrow[1] == wide[1]


def test_nobody_stands_alone_while_others_have_links(page):
    alone = page.evaluate(
        """() => { const { graph } = kgPage;
          const linked = new Set([...graph.links.values()].flatMap((link) => [link.a, link.b]));
          return [...graph.drawn].filter((actor) => !linked.has(actor)).length; }"""
    )
    assert alone == 0


def test_the_actor_under_the_pointer_has_its_name(page):
    unnamed = page.evaluate(
        "[...kgPage.graph.drawn].filter((n) => !kgPage.graph.names.has(n))"
        ".map((n) => kgPage.data.actors[n].id)"
    )
    x, y = actor_at(page, unnamed[0])
    page.mouse.move(x - 3, y)
    page.mouse.move(x, y)
    until(page, "(id) => kgPage.graph.names.has(kgPage.data.byId.get(id).index)", unnamed[0])
    page.mouse.move(5, 5)
    until(page, "(id) => !kgPage.graph.names.has(kgPage.data.byId.get(id).index)", unnamed[0])


def test_the_chosen_actor_is_named_in_bolder_letters(page):
    click(page, actor_at(page, "russia"))
    settle(page)
    name = page.evaluate("kgPage.graph.names.get(kgPage.data.byId.get('russia').index)")
    assert (name["text"], name["weight"]) == ("Russia", 600)
    assert name["size"] == max(
        one["size"] for one in page.evaluate("[...kgPage.graph.names.values()]")
    )


CHOSEN = ["#show=russia", "#pair=russia&pair=united-states", "#show=russia&around=russia&depth=1"]


@pytest.mark.parametrize("fragment", CHOSEN)
def test_numbers_on_links_stand_apart_and_on_no_name(load, demo_path, fragment):
    page = load(fragment, demo_path, size=(1440, 900))
    names = boxes(page)["names"]
    numbers = page.evaluate(
        """() => kgPage.graph.numbers.map(({ x, y, text }) => {
          const at = kgPage.graph.network.canvasToDOM({ x, y });
          return { text, box: [at.x - 3, at.y - 4, at.x + 3, at.y + 4] }; })"""
    )
    assert len(numbers) >= 3
    for number, one in enumerate(numbers):
        assert [other for other in numbers[:number] if overlap(one, other)] == []
        covered = [name["text"] for name in names if overlap(one, name)]
        assert covered in ([], ["Russia"]), "what is chosen has its name whatever lies there"


@pytest.mark.parametrize("fragment", CHOSEN)
def test_what_steps_back_leaves_room(load, demo_path, fragment):
    """Of those far from what is chosen a few have names, and more of those near have theirs."""
    page = load("", demo_path, size=(1440, 900))
    before = page.evaluate("[...kgPage.graph.names.keys()]")
    page = load(fragment, demo_path, size=(1440, 900))
    near, far, named = page.evaluate(
        """() => { const { graph } = kgPage; const names = [...graph.names.keys()];
          return [[...graph.focus.near], names.filter((n) => !graph.focus.near.has(n)), names]; }"""
    )
    assert len(far) <= 12
    assert len(set(near) & set(named)) >= len(set(near) & set(before))


SEEN = """() => { const canvas = document.querySelector("#network canvas");
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
  copy.drawImage(canvas, 0, 0);
  return copy.getImageData(0, 0, canvas.width, canvas.height).data; }"""
# The share of what is drawn that looks otherwise when vis-network itself draws it.
UNLIKE = f"""() => {{ const seen = ({SEEN})(), {{ graph }} = kgPage;
  graph.still.turn(false); graph.network.redraw();
  const now = ({SEEN})(); let [drawn, unlike] = [0, 0];
  for (let n = 3; n < now.length; n += 4) {{ drawn += now[n] > 0;
    unlike += [0, 1, 2, 3].some((k) => Math.abs(now[n - k] - seen[n - k]) > 60); }}
  return [drawn, unlike / drawn]; }}"""


def drag(page, x, y, way):
    """Begins to drag from a place; the button stays down."""
    page.mouse.move(x, y)
    page.mouse.down()
    for share in (0.2, 0.6, 1):
        page.mouse.move(x + way[0] * share, y + way[1] * share)
        settle(page)


def drag_view(page, way):
    box = page.locator("#network").bounding_box()
    drag(page, box["x"] + box["width"] / 2, box["y"] + 6, way)


@pytest.mark.parametrize("way", [(61, 37), (-330, 20), (40, 310)])
def test_a_view_that_is_dragged_looks_as_if_it_were_drawn(page, way):
    before = page.evaluate("kgPage.graph.network.getViewPosition()")
    drag_view(page, way)
    assert page.evaluate("kgPage.graph.network.getViewPosition()") != before
    assert page.evaluate("kgPage.graph.still.shown")
    drawn, unlike = page.evaluate(UNLIKE)
    page.mouse.up()
    assert drawn > 10_000
    assert unlike < 0.01


def test_what_changes_while_the_view_is_dragged_is_seen(page):
    drag_view(page, (30, 10))
    page.evaluate("kgPage.update({ statuses: new Set(['denied']) })")
    settle(page)
    drawn, unlike = page.evaluate(UNLIKE)
    page.mouse.up()
    assert drawn > 500
    assert unlike < 0.01


def test_a_view_at_rest_is_no_picture(page):
    drag_view(page, (30, 10))
    page.mouse.up()
    assert page.evaluate("[kgPage.graph.still.shown, kgPage.graph.still.taken]") == [False, None]


def test_an_actor_that_is_dragged_moves_with_its_links(page):
    x, y = actor_at(page, "russia")
    drag(page, x, y, (40, 30))
    assert not page.evaluate("kgPage.graph.still.shown")
    page.mouse.up()
    settle(page)
    assert actor_at(page, "russia")[0] > x + 15


def test_a_filter_is_drawn_once(page):
    page.evaluate(
        "window.drawings = 0; kgPage.graph.network.on('afterDrawing', () => { drawings += 1; })"
    )
    for days in ("{ from: 19000 }", "{ from: 19010 }", "{ from: null }"):  # chips come, stay and go
        page.evaluate(f"drawings = 0; kgPage.update({days})")
        page.wait_for_timeout(300)
        assert page.evaluate("drawings") == 1, days


def test_filters_move_nobody(load):
    page = load()
    before = page.evaluate("kgPage.graph.network.getPositions()")
    page.locator("[data-filter=countries][value=RUS]").check()
    settle(page)
    after = page.evaluate("kgPage.graph.network.getPositions()")
    assert 2 < len(after) < len(before)
    assert {actor: before[actor] for actor in after} == after


def test_the_legend_has_the_kinds_that_there_are(load, page):
    assert "place" in page.locator("#legend").inner_text()
    legend = load().locator("#legend").inner_text()
    assert "person" in legend
    assert "place" not in legend


def test_the_table_breaks_no_word(page):
    page.keyboard.press("t")
    settle(page)
    heights = page.locator("td[data-label=Status]").evaluate_all(
        "(cells) => cells.map((cell) => { const range = document.createRange();"
        " range.selectNodeContents(cell.firstElementChild ?? cell);"
        " return range.getClientRects().length; })"
    )
    assert set(heights) == {1}
