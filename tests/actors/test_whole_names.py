"""Names that are cut in two, cut short, or told by their last word."""

from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.names import last_names
from kg.actors.resolve import resolve_events
from kg.actors.review import likeness
from kg.actors.sides import whole
from kg.model import Actor, Article, Event, Kind, Mention, Span

P, N, G = Kind.PERSON, Kind.ORGANISATION, Kind.GROUP


def mention(text: str, words: str, kind: Kind, name: str | None = None) -> Mention:
    at = text.index(words)
    return Mention(text=words, start=at, end=at + len(words), kind=kind, name=name)


def resolved(
    base: ActorBase, text: str, *several: Mention, day: date | None = date(2022, 2, 2)
) -> list[str | None]:
    """The actors (ids) of some who act together."""
    span = Span(text, 0, len(text))
    event = Event(
        article="a", sentence=span, sentence_index=0, subtype="warning", event_type="THREATEN",
        trigger=span, sources=several,
    )  # fmt: skip
    (found,), _ = resolve_events([event], base, Article(id="a", text=text, date=day))
    return [one.actor for one in found.sources]


@pytest.mark.parametrize(
    ("text", "parts", "found"),
    [
        ("his aide Ines Kalu warned", [("his aide Ines", P, "Ines"), ("Kalu", P, "Kalu")],
         [("his aide Ines Kalu", "Ines Kalu")]),
        ("the African bloc Ecowas warned", [("the African bloc", G, None), ("Ecowas", N, "Ecowas")],
         [("Ecowas", "Ecowas")]),
        ("Ines Kalu, Ali Sow warned", [("Ines Kalu", P, "Ines Kalu"), ("Ali Sow", P, "Ali Sow")],
         [("Ines Kalu", "Ines Kalu"), ("Ali Sow", "Ali Sow")]),
        ("he Ali warned", [("he", P, "Ines Kalu"), ("Ali", P, "Ali")],
         [("he", "Ines Kalu"), ("Ali", "Ali")]),
        ("Chad Ecowas warned", [("Chad", Kind.COUNTRY, "Chad"), ("Ecowas", N, "Ecowas")],
         [("Chad", "Chad"), ("Ecowas", "Ecowas")]),
    ],
)  # fmt: skip
def test_a_name_that_was_cut_is_put_together(
    text: str, parts: list[tuple[str, Kind, str | None]], found: list[tuple[str, str]]
) -> None:
    together = whole([mention(text, *part) for part in parts], text)
    assert [(one.text, one.name) for one in together] == found
    assert all(text[one.start : one.end] == one.text for one in together)
    assert whole(together, text) == together


def test_a_name_in_two_is_one_actor(base: ActorBase) -> None:
    text = "In Togo his aide Ines Kalu warned of it."
    halves = mention(text, "his aide Ines", P, "Ines"), mention(text, "Kalu", P, "Kalu")
    assert resolved(base, text, *halves) == ["ines-kalu"]


@pytest.mark.parametrize(
    ("text", "words", "name", "day", "who"),
    [
        # the beginning or the end of a name that the article tells in full
        (
            "Ban Ki-moon of South Korea spoke. Ban warned.",
            "Ban warned",
            "Ban Ki",
            None,
            "ban-ki-moon",
        ),
        (
            "Mexico's Enrique Pena Nieto spoke. Pena Nieto warned.",
            "Pena Nieto warned",
            "Pena Nieto",
            None,
            "enrique-pena-nieto",
        ),
        # two family names, of one in office
        (
            "Mexico met Togo. Pena Nieto warned.",
            "Pena Nieto",
            "Pena Nieto",
            date(2015, 1, 5),
            "enrique-pena-nieto",
        ),
        # nobody whom it names
        ("Togo met Benin. Abara Kalu warned.", "Abara Kalu", "Abara Kalu", None, "abara-kalu"),
    ],
)
def test_part_of_a_name_stands_for_all_of_it(
    base: ActorBase, text: str, words: str, name: str, day: date | None, who: str
) -> None:
    one = mention(text, words.removesuffix(" warned"), P, name)
    assert resolved(base, text, one, day=day) == [who]


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        ("Togo left the African Union. The Union warned of it.", "The Union", "african-union"),
        ("The European Commission spoke, the UN Human Rights Council, too. The Commission warned.",
         "The Commission", "european-commission"),
        ("Togo left. The Union warned of it before the African Union met.", "The Union", None),
    ],
)  # fmt: skip
def test_a_body_by_its_last_word_is_the_one_named_before(
    base: ActorBase, text: str, words: str, who: str | None
) -> None:
    (found,) = resolved(base, text, mention(text, words, N, words.removeprefix("The ")))
    assert found == who or (who is None and found != "african-union")


def test_two_family_names() -> None:
    assert last_names("Enrique Pena Nieto", "MEX") == ("Nieto", "Pena Nieto")
    assert last_names("Ana Ruiz", "MEX") == ("Ruiz",)
    assert last_names("George Herbert Bush", "USA") == ("Bush",)


def test_the_end_of_a_name_may_be_all_of_it() -> None:
    def person(name: str) -> Actor:
        return Actor(id=name, label=name, kind=P, learned=True)

    score, reason = likeness(person("Ruiz Vega"), person("Ana María Ruiz Vega"))
    assert score > 0.55
    assert "ends" in reason
    assert likeness(person("Ruiz Vega"), person("Ana María Vega Ruiz"))[0] < 0.55
