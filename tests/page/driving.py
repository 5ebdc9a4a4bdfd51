"""What a reader does on the page, and what is seen."""

import re

from tests.page.conftest import settle


def actor_at(page, actor):
    """Where an actor is on the screen."""
    return page.evaluate(
        """(id) => {
          const { graph, data } = kgPage;
          const index = data.byId.get(id).index;
          const at = graph.network.canvasToDOM(graph.network.getPositions([index])[index]);
          const box = document.getElementById("network").getBoundingClientRect();
          return [at.x + box.x, at.y + box.y];
        }""",
        actor,
    )


def link_at(page, a, b, sign=">"):
    """Where the middle of a link is on the screen."""
    return page.evaluate(
        """([a, b, sign]) => {
          const { graph, data } = kgPage;
          const [x, y] = [a, b].map((id) => data.byId.get(id).index);
          const key = [`${x}${sign}${y}`, `${y}${sign}${x}`].find((k) => graph.links.has(k));
          const point = graph.network.body.edges[key].edgeType.getPoint(0.5);
          const at = graph.network.canvasToDOM(point);
          const box = document.getElementById("network").getBoundingClientRect();
          return [at.x + box.x, at.y + box.y];
        }""",
        [a, b, sign],
    )


def click(page, place):
    page.mouse.move(*place)
    page.mouse.click(*place)
    settle(page)
    page.wait_for_timeout(50)


def counts(page):
    """Drawn actors, all actors, links, events that are left."""
    settle(page)
    text = page.locator("#counts").inner_text()
    drawn, total, links, events = re.match(
        r"Showing ([\d,]+) of ([\d,]+) actors? · ([\d,]+)(?: of [\d,]+)? links? · ([\d,]+)", text
    ).groups()
    return tuple(int(n.replace(",", "")) for n in (drawn, total, links, events))


def drawn_look(page, kind, name):
    """A node's or an edge's options as vis-network has them."""
    return page.evaluate("([kind, id]) => kgPage.graph[kind].get(id)", [kind, name])


def link_look(page, a, b, sign=">"):
    return page.evaluate(
        """([a, b, sign]) => {
          const { graph, data } = kgPage;
          const [x, y] = [a, b].map((id) => data.byId.get(id).index);
          return graph.edges.get(`${x}${sign}${y}`) ?? graph.edges.get(`${y}${sign}${x}`);
        }""",
        [a, b, sign],
    )


def node_look(page, actor):
    return page.evaluate("(id) => kgPage.graph.nodes.get(kgPage.data.byId.get(id).index)", actor)


def heading(page):
    return page.locator("#details h2").first.inner_text().replace("\n", " ")


def search(page, text):
    page.keyboard.press("/")
    page.keyboard.type(text)


def download(page, kind):
    """The bytes of a file that the page of the sample exports."""
    page.locator("#export-button").click()
    with page.expect_download() as found:
        page.locator(f"[data-export={kind}]").click()
    assert found.value.suggested_filename == f"who-dealt-with-whom-a-sample.{kind}"
    return found.value.path().read_bytes()
