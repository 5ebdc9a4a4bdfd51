"""Whom descriptions mean, and on what ground: asked of the resolver as a whole."""

from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase
from kg.actors.resolve import resolve_events
from kg.model import Article, Event, Ground, Kind, Mention, Span

P, N, G, C, L = Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.COUNTRY, Kind.PLACE
DAY = date(2022, 2, 2)


def resolved(base: ActorBase, words: str, text: str, kind: Kind, name: bool, day: date) -> Mention:
    at = text.index(words)
    one = Mention(
        text=words, start=at, end=at + len(words), kind=kind, name=words if name else None
    )
    span = Span(text, 0, len(text))
    event = Event(
        article="a", sentence=span, sentence_index=0, subtype="meeting", event_type="CONSULT",
        trigger=span, sources=() if kind is L else (one,), venue=one if kind is L else None,
    )  # fmt: skip
    (found,), _ = resolve_events([event], base, Article(id="a", text=text, date=day))
    return found.venue or found.sources[0]


@pytest.mark.parametrize(
    ("words", "text", "kind", "day", "who"),
    [
        # who leads a state, where that is one man's office
        ("the Libyan leader", "Then the Libyan leader spoke.", P, date(2005, 1, 1),
         "muammar-gaddafi"),
        ("the Iranian leader", "Then the Iranian leader spoke.", P, date(2005, 1, 1),
         "ali-khamenei"),
        ("the North Korean leader", "Trump met the North Korean leader.", P, date(2018, 6, 12),
         "kim-jong-un"),
        ("the North Korean leader in Pyongyang", "Trump met the North Korean leader in Pyongyang.",
         P, date(2018, 6, 12), "kim-jong-un"),
        ("the Saudi ruler", "Then the Saudi ruler spoke.", P, date(2018, 1, 1),
         "salman-of-saudi-arabia"),
        ("the Omani leader", "Then the Omani leader spoke.", P, date(2015, 1, 1),
         "qaboos-bin-said"),
        # the one office that is held
        ("the NATO chief", "Then the NATO chief spoke.", P, DAY, "jens-stoltenberg"),
        ("the pope", "Then the pope spoke.", P, DAY, "pope-francis"),
        # the president, of the one whom the article names
        ("the president", "Vucic was in Serbia; the president will wait.", P, DAY,
         "aleksandar-vucic"),
        ("the president", "France and Serbia met; Vucic spoke, the president did.", P, DAY,
         "aleksandar-vucic"),
        ("the president", "In Serbia the president will wait.", P, DAY, "aleksandar-vucic"),
        # whose holder is not known
        ("the French president", "Then the French president spoke.", P, date(1905, 1, 1),
         "france-president"),
    ],
)  # fmt: skip
def test_office(base: ActorBase, words: str, text: str, kind: Kind, day: date, who: str) -> None:
    found = resolved(base, words, text, kind, False, day)
    assert (found.actor, found.ground) == (who, Ground.OFFICE)


@pytest.mark.parametrize(
    ("name", "text", "who"),
    [
        ("Gulen", "Turkey accused Gulen of treason.", None),  # not Kalın, though it sounds so
        ("Kadhafi", "Libya was ruled by Kadhafi.", "muammar-gaddafi"),
    ],
)
def test_other_spellings(base: ActorBase, name: str, text: str, who: str | None) -> None:
    found = resolved(base, name, text, P, True, date(2010, 7, 20))
    if who is None:
        assert found.actor not in {actor.id for actor in base.actors()}
    else:
        assert found.actor == who


@pytest.mark.parametrize(
    ("words", "who"),
    [("the U.S.-led coalition", "united-states"), ("the German ruling coalition", "germany-party")],
)
def test_a_coalition_of_states_is_no_party(base: ActorBase, words: str, who: str) -> None:
    found = resolved(base, words, f"Then {words} spoke.", N, False, DAY)
    assert (found.actor, found.ground) == (who, Ground.PART)


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("a Sikh leader in British Columbia", "CAN"),
        ("police in New South Wales", "AUS"),
        ("fishermen in the South China Sea", None),
        ("pirates in the Indian Ocean", None),
        ("fishermen in the Gulf of Mexico", None),
        ("Chinese fishermen in the English Channel", "CHN"),
        ("soldiers in southern Mexico", "MEX"),
    ],
)
def test_the_name_of_a_place_is_no_nation(base: ActorBase, words: str, country: str | None) -> None:
    assert resolved(base, words, f"Then {words} spoke.", N, False, DAY).country == country


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("the Russian leader", "vladimir-putin"),  # not the prime minister
        ("the British leader", "david-cameron"),  # not the queen
        ("the Japanese leader", "shinzo-abe"),
        ("the French leader", "francois-hollande"),
        ("the Saudi leader", "abdullah-of-saudi-arabia"),
    ],
)
def test_who_leads_a_state_of_several_offices(base: ActorBase, words: str, who: str) -> None:
    found = resolved(base, words, f"Then {words} spoke.", P, False, date(2015, 1, 1))
    assert (found.actor, found.ground) == (who, Ground.OFFICE)


@pytest.mark.parametrize(
    ("words", "who"),
    [("the Turkish leader", "turkey"), ("the former Libyan leader", "libya")],
)
def test_a_leader_who_may_be_several_is_the_state(base: ActorBase, words: str, who: str) -> None:
    found = resolved(base, words, f"Then {words} spoke.", P, False, date(2015, 1, 1))
    assert (found.actor, found.ground) == (who, Ground.PART)


@pytest.mark.parametrize(
    ("words", "text", "day", "who"),
    [
        ("his American counterpart", "Dmitry Medvedev and his American counterpart signed.",
         date(2010, 4, 8), "barack-obama"),
        ("his American colleague", "Sergey Lavrov met his American colleague in Geneva.", DAY,
         "antony-blinken"),
        ("his Chinese opposite number", "Sergey Lavrov saw his Chinese opposite number.", DAY,
         "wang-yi"),
        ("his US counterpart", "The Russian president telephoned his US counterpart.",
         date(2021, 12, 30), "joe-biden"),
        ("her Irish counterpart", "Peru has a new foreign minister. Britain's prime minister "
         "telephoned her Irish counterpart.", date(2017, 12, 4), "leo-varadkar"),
    ],
)  # fmt: skip
def test_counterpart(base: ActorBase, words: str, text: str, day: date, who: str) -> None:
    found = resolved(base, words, text, P, False, day)
    assert (found.actor, found.ground) == (who, Ground.COUNTERPART)


@pytest.mark.parametrize(
    ("words", "text", "day", "who"),
    [
        ("his American counterpart", "Rosa Quispe met his American counterpart.", DAY,
         "united-states"),
        ("a counterpart", "Sergey Lavrov met a counterpart from Peru.", date(1905, 1, 1), "peru"),
    ],
)  # fmt: skip
def test_a_counterpart_of_nobody_known_is_his_state(
    base: ActorBase, words: str, text: str, day: date, who: str
) -> None:
    found = resolved(base, words, text, P, False, day)
    assert (found.actor, found.ground) == (who, Ground.PART)


@pytest.mark.parametrize(
    ("words", "text", "kind", "ground", "who"),
    [
        ("Russia", "Russia spoke.", C, Ground.NAME, "russia"),
        ("NATO", "NATO spoke.", N, Ground.NAME, "nato"),
        ("Sergey Lavrov", "Sergey Lavrov spoke.", P, Ground.NAME, "sergey-lavrov"),
        ("Geneva", "They met in Geneva.", L, Ground.NAME, "geneva"),
        ("Georgia", "Georgia voted, Atlanta said.", C, Ground.SHARED, "georgia-us-state"),
        ("George Bush", "George Bush spoke.", P, Ground.SHARED, "george-w-bush"),
        ("the Kremlin", "Then the Kremlin spoke.", C, Ground.SEAT, "russia"),
        ("Kyiv", "Kyiv spoke.", C, Ground.SEAT, "ukraine"),
        ("Russians", "Russians spoke.", G, Ground.SEAT, "russia"),
        ("Lavrov", "Lavrov spoke.", P, Ground.LAST, "sergey-lavrov"),
        ("Kissinger", "Beijing waits; Kissinger spoke.", P, Ground.LEARNED, "kissinger-chn"),
        ("Annan", "Annan spoke.", P, Ground.LAST, "kofi-annan"),  # he led the UN once
        ("Phillipines", "Phillipines spoke.", C, Ground.SPELLING, "philippines"),
        ("Jammeh", "Banjul waits; Jammeh spoke.", C, Ground.LAST, "yahya-jammeh"),
        ("Jammeh", "Paris waits; Jammeh spoke.", C, Ground.LAST, "yahya-jammeh"),  # he leads
        ("Kouchner", "Paris waits; Kouchner spoke.", C, Ground.LAST, "bernard-kouchner"),
        ("Kouchner", "Oslo waits; Kouchner spoke.", C, Ground.LAST, "bernard-kouchner"),
        ("Kouchner", "Oslo waits; Kouchner spoke.", N, Ground.LAST, "bernard-kouchner"),
        (
            "the Commission",
            "The EU waits; the Commission spoke.",
            N,
            Ground.SHARED,
            "european-commission",
        ),
        (
            "Yuliya Timoshenko",
            "Yuliya Timoshenko of Ukraine spoke.",
            P,
            Ground.SPELLING,
            "yulia-tymoshenko",
        ),
        ("Rosa Quispe", "Rosa Quispe spoke.", P, Ground.LEARNED, "rosa-quispe"),
        ("Acme Forum", "Acme Forum spoke.", N, Ground.LEARNED, "acme-forum"),
    ],
)
def test_ground_of_a_name(
    base: ActorBase, words: str, text: str, kind: Kind, ground: Ground, who: str
) -> None:
    found = resolved(base, words, text, kind, True, date(2008, 10, 2))
    assert (found.actor, found.ground) == (who, ground)


@pytest.mark.parametrize(
    ("words", "text", "ground", "who"),
    [
        ("Israeli troops", "Israeli troops moved.", Ground.PART, "israel-military"),
        ("troops", "The troops moved, Israel said.", Ground.PART, "israel-military"),
        ("protesters", "There were protesters in Cairo.", Ground.PART, "egypt-protesters"),
        (
            "ethnic Albanians",
            "They were ethnic Albanians in south Serbia.",
            Ground.PART,
            "serbia-ethnic-albanians",
        ),
        ("Albanians", "The Albanians of Serbia met.", Ground.PART, "serbia-ethnic-albanians"),
        (
            "The Hungarian minority in Slovakia",
            "The Hungarian minority in Slovakia met.",
            Ground.PART,
            "slovakia-hungarian-minority",
        ),
        (
            "the Albanian population",
            "They expelled the Albanian population of Montenegro.",
            Ground.PART,
            "montenegro-albanian-population",
        ),
        (
            "The French population",
            "The French population of France met.",
            Ground.PART,
            "france-citizens",
        ),
        ("Albanians", "The Albanians of Tirana met.", Ground.SEAT, "albania"),
        ("Iranians", "He warned the Iranians of American strikes.", Ground.SEAT, "iran"),
        ("Israelis", "He reminded the Israelis of Egypt's offer.", Ground.SEAT, "israel"),
        ("Albanians", "The Albanians in Serbia met.", Ground.SEAT, "albania"),
        (
            "the Bush administration",
            "Then the Bush administration spoke.",
            Ground.PART,
            "united-states",
        ),
        ("Russian citizens", "There were Russian citizens.", Ground.PART, "russia-citizens"),
        ("two sides", "The two sides met.", Ground.ARTICLE, "two-sides-ca978112"),
        (
            "the president",
            "France and Serbia met; the president spoke.",
            Ground.ARTICLE,
            "president-ca978112",
        ),
    ],
)
def test_ground_of_a_description(
    base: ActorBase, words: str, text: str, ground: Ground, who: str
) -> None:
    found = resolved(base, words, text, G, False, DAY)
    assert (found.actor, found.ground) == (who, ground)


@pytest.mark.parametrize(("words", "kind"), [("a resolution", Kind.MATTER), ("he", P), ("", G)])
def test_nobody_is_meant_on_no_ground(base: ActorBase, words: str, kind: Kind) -> None:
    found = resolved(base, words, f"Then {words} came.", kind, False, DAY)
    assert (found.actor, found.ground) == (None, None)
