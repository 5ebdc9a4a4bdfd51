"""No view of the page has a fault that axe-core knows (``make javascript`` installs it)."""

import pytest

from tests.page.conftest import NODE, retold, settle, write_page
from tests.page.sample import hierarchy

pytestmark = pytest.mark.browser

PAIR = "#pair=antony-blinken&pair=sergey-lavrov"
NOTHING = "#status=denied&country=GUY"
PATH = "#path=iran&path=ukraine"


def press(keys):
    return lambda page: [page.keyboard.press(key) for key in keys]


def click(selector):
    return lambda page: page.locator(selector).click()


# What the address asks for, and what the reader then does.
VIEWS = {
    "as it opens": ("", None),
    "table": ("#view=table", None),
    "graph and table": ("#view=both", None),
    "an actor": ("#show=russia&around=russia&depth=1", None),
    "a pair": (PAIR, click(".retellings summary")),
    "an event of a pair": (PAIR, click(".pair-mark[data-side=back]")),
    "a path": (PATH, None),
    "no path": (f"{PATH}&forward=1", None),
    "filtered": ("#type=CONSULT&status=actual&from=2022-01-01&to=2022-06-30", None),
    "told twice": ("#reports=2", None),
    "by country": ("#level=country&show=russia", None),
    "a step of time": ("", press("k")),
    "search": ("", press("/u")),
    "search in vain": ("", press("/zzz")),
    "keys": ("", press("?")),
    "export menu": ("", click("#export-button")),
    "nothing left": (NOTHING, None),
    "nothing left of an actor": (f"{NOTHING}&show=russia", None),
}
LOOKS = {"light": {}, "dark": {"color_scheme": "dark"}, "narrow": {"size": (390, 844)}}
CASES = {f"{look}: {view}": (*VIEWS[view], LOOKS[look]) for look in LOOKS for view in VIEWS}
CASES["narrow: filters"] = ("", click("#filters-button"), LOOKS["narrow"])


@pytest.fixture(scope="module")
def axe():
    path = NODE / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("axe-core is not installed (needs npm: make javascript)")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def full_path(tmp_path_factory):
    """A page that has every part: levels, and an event with several reports."""
    path = tmp_path_factory.mktemp("page") / "full.html"
    write_page(retold("They spoke.", "A call took place."), path, hierarchy=hierarchy())
    return path


def faults(page, axe):
    """What is wrong, minor faults too, each with the element that has it."""
    page.evaluate(axe)
    found = page.evaluate("axe.run().then((result) => result.violations)")
    return [
        f"{fault['id']} ({fault['impact']}): {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("case", CASES)
def test_no_fault(load, axe, full_path, case):
    fragment, act, look = CASES[case]
    page = load(fragment, full_path, **look)
    if act:
        act(page)
        settle(page)
    assert faults(page, axe) == []


def test_a_fault_is_found(page, axe):
    for name in ("aria-label", "title"):
        page.evaluate(f"document.querySelector('#theme').removeAttribute('{name}')")
    page.evaluate("document.querySelector('#theme').textContent = ''")
    assert any(fault.startswith("button-name") for fault in faults(page, axe))
