"""Where a list of events goes on: a place in a word that clients hand back as it is."""

from __future__ import annotations

import re

from kg import rdf
from kg.server.problems import Problem
from kg.store.timeline import Place

PATTERN = r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?_[A-Za-z0-9_.~%-]+$"


def write_cursor(place: Place) -> str:
    """The word for a place."""
    return f"{place.day}_{place.event.removeprefix(rdf.EVENT)}"


def read_cursor(word: str) -> Place:
    """The place of a word; Problem when nobody was given that word."""
    if re.match(PATTERN, word) is None or word.endswith("\n"):
        raise Problem(400, "this is no place in the list: give what another answer gave")
    day, _, event = word.partition("_")
    return Place(day, rdf.EVENT + event)
