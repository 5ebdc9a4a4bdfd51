"""A store with something of everything, for what a server shows of it."""

from dataclasses import replace
from datetime import date

from kg import rdf
from kg.model import Actor, Kind, Post
from kg.store import Store
from tests.factories import ACTORS, ONTOLOGY, corpus

MINISTRY = Actor(
    id="russia-foreign-ministry", label="Russian Foreign Ministry", kind=Kind.ORGANISATION,
    country="RUS", sector="GOV", part_of="russia",
)  # fmt: skip
POSTS = [
    Post(
        person="sergey-lavrov", title="Minister", organisation=MINISTRY.id, begin=date(2004, 3, 9)
    ),
    Post(person="russia", title="Member", organisation="united-nations"),
]
AGAIN = "b1"  # an article that tells again what a1 tells


def rich(path):
    """Fill a new store; return its path."""
    with Store.open(path, ontology=ONTOLOGY) as store:
        store.add_actors([*ACTORS.values(), MINISTRY], POSTS)
        for article, events in corpus():
            store.add(article, events)
        article, (event,) = corpus()[0]
        again = replace(event, article=AGAIN, confidence=0.5)
        store.add(replace(article, id=AGAIN, url="javascript:alert(1)"), [again])
        store.update("", rdf.retelling_quads({again.key: event.key}))
    return path
