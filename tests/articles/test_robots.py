"""What sites ask for, and the pause between two pages."""

import pytest

from kg.articles import read, robots
from kg.articles.fetch import web
from kg.articles.robots import PAUSE, Robots
from kg.errors import InputError
from tests.articles.test_fetch import PAGES, Site, site  # noqa: F401

RULES = """
User-agent: *
Disallow: /private/
Crawl-delay: 3

User-agent: kg-diplomacy
Disallow: /not-for-kg
Allow: /
"""


class Clock:
    """Time that passes only in sleep."""

    def __init__(self):
        self.now, self.slept = 1000.0, []

    def monotonic(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(round(seconds, 3))
        self.now += seconds


@pytest.fixture
def clock(monkeypatch):
    found = Clock()
    monkeypatch.setattr(robots, "time", found)
    return found


def giving(status, body=b""):
    """What answers for robots.txt, and the addresses that it was asked for."""
    asked = []

    def get(url):
        asked.append(url)
        return status, body

    return get, asked


def allowed(text, path):
    get, _ = giving(200, text.encode())
    try:
        Robots().check(f"https://news.example{path}", get)
    except InputError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        (RULES, "/world/a", True),
        (RULES, "/not-for-kg/a", False),
        (RULES, "/private/a", True),  # the group of our own name counts alone
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /a?print", "/a?print=1", False),
        ("\ufeffUser-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/a", True),  # the longest counts
        ("User-agent: *\nAllow: /news/\nDisallow: /news/old", "/news/old/a", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?print", "/a/b?print=1", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/café", False),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9/x", False),
        ("User-agent: *\nUser-agent: other\nDisallow: /a", "/a", False),
        ("User-agent: *\nDisallow: /b\nUser-agent: other\nDisallow: /a", "/a", True),
        ("user-AGENT : KG-Diplomacy # us\nDISALLOW:/a#b", "/a", False),
        ("Disallow: /", "/a", True),  # of no group
        ("", "/a", True),
        ("<html>not found</html>", "/a", True),
        ("User-agent: *\r\nDisallow: /a\r\n", "/a", False),
        ("\x00\xff" * 100, "/a", True),
    ],
)
def test_what_a_site_asks_for_is_done(text, path, expected):
    assert allowed(text, path) is expected


def test_the_refusal_says_whose_wish_it_is():
    get, _ = giving(200, b"User-agent: *\nDisallow: /")
    with pytest.raises(InputError, match=r"robots\.txt asks not to read") as caught:
        Robots().check("https://news.example/a", get)
    assert "--ignore-robots" in caught.value.hint


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("/", "/a", True),
        ("/a*c", "/abcd", True),
        ("/a*c$", "/abcd", False),
        ("/a*c$", "/abcc", True),
        ("/a*", "/a", True),
        ("/*/x/*/y", "/1/x/2/y", True),
        ("/*/x/*/y", "/1/y/2/x", False),
        ("*a", "/b/a", True),
        ("/ab*b$", "/ab", False),
        ("$", "", True),
        ("/" + "*a" * 5_000, "/" + "a" * 4_999, False),
        ("/" + "*a" * 5_000, "/" + "ba" * 5_000, True),
    ],
)
def test_patterns(pattern, path, expected):
    assert robots.fits(pattern, path) is expected


@pytest.mark.parametrize("status", [401, 403, 404, 410, 304])
def test_a_site_without_rules_allows_all(status):
    get, _ = giving(status, b"User-agent: *\nDisallow: /")
    Robots().check("https://news.example/a", get)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_site_that_is_out_of_order_is_left_alone(status):
    get, asked = giving(status)
    rules = Robots()
    for _ in range(2):  # not remembered: it may be in order again
        with pytest.raises(InputError, match=f"answers {status}"):
            rules.check("https://news.example/a", get)
    assert len(asked) == 2


def test_rules_are_asked_for_once_a_site():
    get, asked = giving(200, RULES.encode())
    rules = Robots()
    for url in ("https://news.example/a", "https://NEWS.example/b", "https://me@news.example/c"):
        rules.check(url, get)
    assert asked == ["https://news.example/robots.txt"]
    rules.check("http://news.example/a", get)
    rules.check("https://news.example:8443/a", get)
    assert len(asked) == 3


def test_not_all_of_a_huge_file_is_read():
    long = b"#" * robots._SIZE + b"\nUser-agent: *\nDisallow: /\n"
    get, _ = giving(200, long)
    Robots().check("https://news.example/a", get)


def test_memory_is_bounded(monkeypatch, clock):
    monkeypatch.setattr(robots, "_KEPT", 3)
    get, asked = giving(200)
    rules = Robots()
    for number in range(7):
        rules.check(f"https://n{number}.example/", get)
        rules.wait(f"https://n{number}.example/")
    assert len(rules._rules) <= 3
    assert len(rules._next) <= 3
    assert len(asked) == 7


def test_between_two_pages_of_a_host_lies_a_pause(clock):
    rules = Robots()
    rules.wait("https://news.example/a")
    rules.wait("https://other.example/a")
    assert clock.slept == []
    rules.wait("https://news.example/b")
    rules.wait("http://news.example:8080/c")
    assert clock.slept == [PAUSE, PAUSE]
    clock.now += 10
    rules.wait("https://news.example/d")
    assert len(clock.slept) == 2


@pytest.mark.parametrize(
    ("asked", "pause"),
    [
        ("7", 7),
        ("3600", 30),
        ("0", PAUSE),
        ("x", PAUSE),
        ("nan", PAUSE),
        ("-5", PAUSE),
        ("1e999", PAUSE),
    ],
)
def test_the_pause_that_a_site_asks_for(clock, asked, pause):
    get, _ = giving(200, f"User-agent: *\nCrawl-delay: {asked}\nDisallow:".encode())
    rules = Robots()
    rules.check("https://news.example/a", get)
    rules.wait("https://news.example/a")
    rules.wait("https://news.example/b")
    assert clock.slept == [pause]


@pytest.fixture
def in_haste(monkeypatch):
    monkeypatch.setattr(robots, "PAUSE", 0.0)
    web.cache_clear()


def test_a_page_that_its_site_keeps_to_itself(site, in_haste, monkeypatch):  # noqa: F811
    rules = ("text/plain", b"User-agent: *\nDisallow: /page\nAllow: /")
    monkeypatch.setitem(PAGES, "/robots.txt", rules)
    Site.seen.clear()
    for path in ("/page", "/moved", "/text", "/page"):
        (item,) = read(site + path, private=True)
        assert isinstance(item, InputError) == (path != "/text"), path
    assert Site.seen == ["/robots.txt", "/moved", "/text"]
    (article,) = read(f"{site}/page", private=True, robots=False)
    assert article.title == "Talks in Geneva"


def test_rules_that_have_moved_are_found(site, in_haste, monkeypatch):  # noqa: F811
    monkeypatch.setitem(PAGES, "/rules", ("text/plain", b"User-agent: *\nDisallow: /page"))
    send = Site.do_GET

    def moved(self):
        if self.path == "/robots.txt":
            self.answer("text/html", b"", 301, {"Location": "/rules"})
        else:
            send(self)

    monkeypatch.setattr(Site, "do_GET", moved)
    (error,) = read(f"{site}/page", private=True)
    assert "asks not to read" in str(error)
