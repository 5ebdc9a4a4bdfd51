"""Elements without markup: nothing that is text can become more than that."""

import pytest

from kg.server.pages.markup import Html, between, el, join, named, outside, safe_address


def test_text_is_text():
    assert el("p", {"title": '"><x>'}, "<b> & 'c'") == (
        '<p title="&quot;&gt;&lt;x&gt;">&lt;b&gt; &amp; &#x27;c&#x27;</p>'
    )
    assert (
        el("p", None, el("b", None, "x"), [1, None, Html("<i></i>")]) == "<p><b>x</b>1<i></i></p>"
    )


def test_attributes():
    assert el("input", {"required": True, "value": None, "hidden": False}) == "<input required>"
    assert el("br") == "<br>"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", " javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x",
        "//evil.example", "/\\evil.example", "file:///etc/passwd", "vbscript:x", "http:", "x.html",
        "https:///x", "http://[", "ftp://a.example/", "\x01javascript:alert(1)", "",
        "/\t/evil.example", "/\n\\evil.example", "/\x01/evil.example",
    ],
)  # fmt: skip
def test_addresses_that_are_not_safe_are_left_out(address):
    assert safe_address(address) is None
    assert el("a", {"href": address}, "x") == "<a>x</a>"
    assert outside(address, "x") == "x"


@pytest.mark.parametrize(
    "address", ["/actor/x", "?a=1", "#row-1", "https://news.example/a?b=c", "http://a.example"]
)
def test_addresses_that_are(address):
    assert safe_address(address) == address


def test_links_elsewhere_tell_nothing():
    link = outside('https://news.example/"x', "title")
    assert link == (
        '<a href="https://news.example/&quot;x" rel="noopener noreferrer nofollow">title</a>'
    )


def test_what_misleads_is_not_shown():
    assert el("p", None, "a\u202eb\x00c\ud83d\u200bd") == "<p>abcd</p>"
    assert named("  a\n\tb ") == "<bdi>a b</bdi>"
    assert named("\u200b ") == "<bdi>(no name)</bdi>"
    assert named("W" * 90, 10) == f'<bdi title="{"W" * 90}">WWWWWWWWW…</bdi>'


def test_parts_that_are_something_stand_apart():
    assert join(between(["a", None, "", "b"])) == "a · b"
