"""Articles for judgements: one man by two names, and one event told by several."""

from dataclasses import replace
from datetime import date

from kg.model import Actor, Article, Event, Kind, Mention
from tests.factories import article, event, mention

TONY = Actor(
    id="tony-blinken",
    label="Tony Blinken",
    kind=Kind.PERSON,
    country="USA",
    sector="GOV",
    learned=True,
)
_BLINKEN, _LAVROV = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}


def as_tony(told: Event) -> Event:
    """The event with everything filled in that resolving Tony Blinken would fill in."""

    def known(of: Mention) -> Mention:
        if of.actor != TONY.id:
            return of
        return replace(
            of, kind=TONY.kind, name=TONY.label, label=TONY.label, country="USA", sector="GOV"
        )

    said = told.attribution
    return replace(
        told,
        sources=tuple(map(known, told.sources)),
        targets=tuple(map(known, told.targets)),
        venue=told.venue and known(told.venue),
        attribution=said and replace(said, by=tuple(map(known, said.by))),
    )


def tonys() -> list[tuple[Article, list[Event]]]:
    """Two articles that know Antony Blinken as Tony: he warns, says, meets; he is the initiator."""
    tony = {"Tony Blinken": TONY.id}
    one = article("t1", "Tony Blinken warned Russia, Tony Blinken said.", date(2022, 3, 1))
    warning = event(one, "warning", "warned", tony, {"Russia": "russia"}, by=tony)
    two = article("t2", "Tony Blinken met Lavrov, who warned Blinken.", date(2022, 3, 2))
    meeting = replace(
        event(two, "meeting", "met", tony, _LAVROV),
        initiator=TONY.id,
        venue=mention(two.text, "Blinken", TONY.id),
    )
    back = event(two, "warning", "warned", _LAVROV, tony)
    return [(one, [as_tony(warning)]), (two, [as_tony(meeting), as_tony(back)])]


def called(
    id: str,
    about: str = "grain",
    day: date = date(2022, 4, 1),
    who: str = "Blinken",
    actor: str = "antony-blinken",
) -> tuple[Article, list[Event]]:
    """An article that tells of a phone call with Lavrov."""
    one = article(id, f"{who} phoned Lavrov about {about}.", day)
    return one, [as_tony(event(one, "phone-call", "phoned", {who: actor}, _LAVROV))]


def key(told: tuple[Article, list[Event]]) -> str:
    """The key of an article's first event."""
    return told[1][0].key
