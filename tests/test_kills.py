"""A few of the kills of benchmarks.kills, and that it would see what a kill must not leave."""

import pytest

from benchmarks.killed import SCENES, Scene
from benchmarks.kills import Killer, Reference, Seen, _wrong_articles

NAMED = {scene.name: scene for scene in SCENES}


@pytest.fixture(scope="module")
def killer(tmp_path_factory):
    return Killer(tmp_path_factory.mktemp("kills"), seed=1)


@pytest.mark.parametrize("name", ["add", "re-add", "merge", "backup", "restore", "remove", "post"])
def test_a_killed_command_leaves_what_is_whole(killer, name):
    seen = Seen()
    for _ in range(10):  # a kill may come too late
        killer.kill(NAMED[name], seen)
        if seen.kills:
            break
    assert seen.kills
    assert seen.faults == {}


@pytest.mark.parametrize("name", ["remove", "strike", "stories merge", "stories split", "post"])
def test_a_scene_is_about_something(killer, name):
    found = killer._reference(NAMED[name])
    assert found.before != found.after


OLD, NEW = {"a": frozenset("1"), "b": frozenset("1")}, {"a": frozenset("2"), "b": frozenset("2")}


@pytest.mark.parametrize(
    ("now", "stored", "at_once", "faults"),
    [
        (OLD, set(), True, []),
        (NEW, {"a", "b"}, True, []),
        ({**OLD, "a": NEW["a"]}, {"a"}, False, []),
        ({**OLD, "a": NEW["a"]}, set(), True, ["half of the articles"]),
        ({**OLD, "a": NEW["a"]}, {"b"}, False, ["lost"]),
        ({"a": OLD["a"]}, set(), False, ["lost"]),
        ({**OLD, "a": frozenset("3")}, set(), False, ["partial"]),
        ({**OLD, "c": frozenset("3")}, set(), False, ["partial"]),
    ],
)
def test_what_must_not_be_left_is_seen(now, stored, at_once, faults):
    scene = Scene("test", "add", lambda _: None, at_once=at_once)
    expected = Reference(OLD, NEW, NEW, None, None, 1.0)
    assert list(_wrong_articles(scene, stored, expected, now)) == faults
