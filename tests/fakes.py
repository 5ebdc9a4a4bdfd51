"""Stand-ins for the slow parts: an actor base and an extractor that know only the factories."""

from dataclasses import replace

from kg.given import fold
from kg.model import Actor, Kind, Post
from tests.factories import ACTORS, event

POSTS = [Post(person="sergey-lavrov", title="Foreign Minister of Russia", country="RUS")]


class FakeBase:
    """The actors of the factories, and one who is in no article."""

    former = {}  # noqa: RUF012

    def __init__(self, actors=None, posts=POSTS):
        france = Actor(id="france", label="France", kind=Kind.COUNTRY, country="FRA")
        self._actors = list((actors or {**ACTORS, "france": france}).values())
        self._posts = posts

    def actors(self):
        return self._actors

    def posts(self):
        return self._posts

    def get(self, id):
        return next((actor for actor in self._actors if actor.id == id), None)

    def country(self, code):
        states = (actor for actor in self._actors if actor.kind is Kind.COUNTRY)
        return next((state for state in states if state.country == code), None)

    def office_holders(self, phrase):
        found = {"russian foreign minister": "sergey-lavrov"}.get(fold(phrase))
        return [actor for actor in self._actors if actor.id == found]

    def described(self, phrase, day=None):
        return self.office_holders(phrase) if day is None else []

    def longest(self, *_):
        return None

    def untitled(self, name):
        return name.removeprefix("Mr ")

    def search(self, text, limit=10):
        return [(actor, 1.0) for actor in self.office_holders(text)][:limit]


class FakeExtractor:
    """One phone call an article, when its text begins as the factories' does."""

    def __init__(self):
        self.seen = []

    def extract(self, articles):
        for article in articles:
            self.seen.append(article.id)
            if "CRASH" in article.text:
                raise ZeroDivisionError("inside")
            yield article, list(self._events(article))

    def _events(self, article):
        if article.text.startswith("Blinken phoned Lavrov."):
            first = replace(article, text="Blinken phoned Lavrov.")
            parties = {"Blinken": "antony-blinken"}, {"Lavrov": "sergey-lavrov"}
            yield event(first, "phone-call", "phoned", *parties)


def resolve_nothing(events, base, article):
    """The factories' mentions are resolved already."""
    return events, []
