"""What states are called that take part in nothing on the page, but somebody of theirs does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from kg.actors.tables import rows
from kg.model import Actor, Kind
from kg.settings import data_directory


def other_states(shown: Iterable[list[object]], known: Mapping[str, Actor]) -> dict[str, str]:
    """Names by country code for rows of actors among whom their state is not.

    The name that the store has, or else that of ``countries.csv``; a code that neither knows is
    left out.
    """
    codes: set[str] = set()
    there: set[str] = set()
    for _, _, kind, country, _, part_of, *_ in shown:
        if isinstance(country, str):
            codes.add(country)
            if kind == Kind.COUNTRY and not part_of:
                there.add(country)
    missing = codes - there
    if not missing:
        return {}
    stored = {
        a.country: a.label for a in known.values() if a.kind is Kind.COUNTRY and not a.part_of
    }
    names = _listed() | stored
    return {code: names[code] for code in sorted(missing) if code in names}


@cache
def _listed() -> dict[str | None, str]:
    return {row["code"]: row["label"] for row in rows(data_directory("seeds"), "countries")}
