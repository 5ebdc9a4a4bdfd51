"""Who is meant, in sentences and at dates written down before the resolver saw them."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kg.actors.base import ActorBase
from kg.actors.grounds import SCORES
from kg.actors.resolve import resolve_events
from kg.model import Article, Event, Ground, Kind, Mention, Span

HERE = Path(__file__).parent
NOBODY = "NIL"  # of the base
LEAST = {"cases.csv": 0.95, "dated-roles.csv": 0.98}
ENOUGH = 10  # cases of a ground from which a share says something
SLACK = 0.05


@dataclass(frozen=True)
class Answer:
    """What a row asks, and what the resolver said."""

    asked: str
    meant: str
    found: str | None
    ground: Ground | None
    right: bool
    why: str

    def __str__(self) -> str:
        return f"{self.asked}: {self.found} ({self.ground}), not {self.meant}: {self.why}"


def _rows(name: str) -> Iterator[dict[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if line.strip() and line[0] != "#")


def _answer(base: ActorBase, row: dict[str, str], text: str, mention: Mention) -> Answer:
    day = date.fromisoformat(row["date"])
    span = Span(text, 0, len(text))
    place = mention.kind is Kind.PLACE
    told = Event(
        article="case", sentence=span, sentence_index=0, subtype=None, event_type=None,
        trigger=span, sources=() if place else (mention,), venue=mention if place else None,
    )  # fmt: skip
    (event,), _ = resolve_events([told], base, Article(id="case", text=text, date=day))
    found = event.venue or event.sources[0]
    known = base.get(found.actor or "") is not None
    right = not known if row["actor"] == NOBODY else found.actor == row["actor"]
    asked = f"{day} {mention.text!r} in {text!r}"
    return Answer(asked, row["actor"], found.actor, found.ground, right, row["why"])


def _case(base: ActorBase, row: dict[str, str]) -> Answer:
    words, role, text = row["mention"], row["role"], row["sentence"]
    name = words if words[0].isupper() else None
    if name and role:
        name = name.replace(role, "").strip() or name
    at = text.index(words)
    mention = Mention(
        text=words, start=at, end=at + len(words), kind=Kind(row["kind"]), name=name,
        role=role or None,
    )  # fmt: skip
    return _answer(base, row, text, mention)


def _dated_role(base: ActorBase, row: dict[str, str]) -> Answer:
    words = row["phrase"]
    text = f"{words[0].upper()}{words[1:]} spoke."
    return _answer(base, row, text, Mention(text=words, start=0, end=len(words), kind=Kind.PERSON))


@pytest.fixture(scope="module")
def answers(base: ActorBase) -> dict[str, list[Answer]]:
    return {
        "cases.csv": [_case(base, row) for row in _rows("cases.csv")],
        "dated-roles.csv": [_dated_role(base, row) for row in _rows("dated-roles.csv")],
    }


def _share(answers: list[Answer]) -> float:
    return sum(answer.right for answer in answers) / len(answers)


def _wrong(answers: list[Answer]) -> str:
    told = [str(answer) for answer in answers if not answer.right]
    return "\n".join([f"{_share(answers):.3f} of {len(answers)} are right; wrong are", *told])


@pytest.mark.parametrize(("table", "count"), [("cases.csv", 450), ("dated-roles.csv", 100)])
def test_most_cases_are_right(answers: dict[str, list[Answer]], table: str, count: int) -> None:
    found = answers[table]
    assert len(found) >= count
    assert _share(found) >= LEAST[table], _wrong(found)


def _of_ground(answers: dict[str, list[Answer]]) -> dict[Ground, list[Answer]]:
    of: dict[Ground, list[Answer]] = defaultdict(list)
    for answer in (one for several in answers.values() for one in several):
        if answer.ground is not None:
            of[answer.ground].append(answer)
    return of


@pytest.mark.parametrize("ground", Ground)
def test_a_ground_is_as_often_right_as_it_claims(
    answers: dict[str, list[Answer]], ground: Ground
) -> None:
    found = _of_ground(answers)[ground]
    if len(found) >= ENOUGH:
        assert _share(found) >= SCORES[ground] - SLACK, _wrong(found)


def test_every_ground_has_a_score_and_most_have_cases(answers: dict[str, list[Answer]]) -> None:
    assert set(SCORES) == set(Ground)
    assert all(0 < score < 1 for score in SCORES.values())
    found = _of_ground(answers)
    assert {ground for ground in Ground if not found[ground]} == set()
    assert sum(len(several) >= ENOUGH for several in found.values()) >= 7


def test_no_case_is_told_twice() -> None:
    asked = [(row["date"], row["mention"], row["sentence"]) for row in _rows("cases.csv")]
    roles = [(row["date"], row["phrase"]) for row in _rows("dated-roles.csv")]
    assert len(set(asked)) == len(asked)
    assert len(set(roles)) == len(roles)
