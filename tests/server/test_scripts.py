"""The scripts and styles of the server's pages: types by tsc, lint and format by biome."""

from kg.server.pages import shell
from tests.page.test_javascript import biome, complaints

STATIC = shell.OURS
STRICT = (
    "--allowJs", "--checkJs", "--noEmit", "--strict", "--noUnusedLocals", "--noUnusedParameters",
    "--noImplicitReturns", "--target", "es2024", "--lib", "es2024,dom,dom.iterable",
)  # fmt: skip


def test_types_fit():
    scripts = sorted(STATIC.glob("*.js"))
    assert scripts
    for script in scripts:  # each is a whole of its own
        assert complaints("tsc", *STRICT, "--ignoreConfig", script) == ""


def test_biome_finds_no_fault_and_nothing_to_format():
    assert biome("check", STATIC) == ""


def test_every_file_is_used():
    used = {"theme.js", "query.js", "site.css"}
    assert {path.name for path in STATIC.iterdir()} == used
