"""Who counts for the actor of a named query, in SPARQL: the actor, and who acts for it then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from kg import rdf
from kg.actors.hierarchy import STATE, Acting, Hierarchy
from kg.guard import with_patterns
from kg.model import Level
from kg.sparql import NamedQuery, Parameter

GROUP = "GRAPH ?graph {"  # of a named query, where its events are looked for

Counted = Mapping[str, Sequence[Acting]]  # by the name of the parameter


def counted_for(
    query: NamedQuery,
    parameters: Mapping[str, str | date],
    hierarchy: Hierarchy,
    level: Level | None,
    known: Mapping[str, object],
) -> dict[str, list[Acting]]:
    """Who acts for each actor that a named query is asked about, of those ``known`` (ids).

    Actors are raised to the ``level`` first, as `kg.trace` has it: PERSON asks for these alone,
    BLOC lets members act for their bloc.
    """
    if level is Level.PERSON:
        return {}
    found = {}
    for parameter in query.parameters:
        actor = str(parameters.get(parameter.name) or "")
        if actor and parameter.acting:
            actor = actor if level is None else hierarchy.lifted(actor, level)
            among = hierarchy.acting(actor, known, bloc=level is Level.BLOC)
            found[parameter.name] = list(among)
    return found


def with_acting(text: str, query: NamedQuery, counted: Counted, *, embedded: bool = False) -> str:
    """A query whose actors may be each of several, in their days.

    They stand in a VALUES block of their own, in the group of the articles' graphs: the engine
    plans for it there; or at the end where the variable is no more than compared (``last``).
    The ``embedded`` engine looks at mentions only where it must.
    """
    begins: list[str] = []
    ends: list[str] = []
    for parameter in query.parameters:
        if parameter.name in counted:
            block, limits = _block(parameter, counted[parameter.name], embedded)
            (ends if parameter.last else begins).append(block)
            ends += limits
    text = text.replace(GROUP, f"{GROUP} {' '.join(begins)}", 1) if begins else text
    return with_patterns(text, "", "\n".join(ends)) if ends else text


def _block(
    parameter: Parameter, counted: Sequence[Acting], embedded: bool
) -> tuple[str, list[str]]:
    """The VALUES block of an actor, and what limits it."""
    name = parameter.variable
    dated = any((one.begin, one.end) != (date.min, date.max) for one in counted)
    told = any(one.state for one in counted)
    columns, limits = [name], []
    if dated:
        columns += [f"{name}_begin", f"{name}_end"]
        limits.append(_in_days(name))
    if told:
        columns.append(f"{name}_state")
        limits.append(_by_mention(name, embedded))
    rows = " ".join(_row(one, dated=dated, told=told) for one in counted)
    block = f"VALUES ({' '.join(f'?{column}' for column in columns)}) {{ {rows} }}"
    return block, [f"FILTER({' && '.join(limits)})"] if limits else []


def _row(one: Acting, *, dated: bool, told: bool) -> str:
    cells = [str(rdf.mint(rdf.ACTOR, one.actor))]
    cells += map(_day, (one.begin, one.end)) if dated else ()
    cells += [str(rdf.typed(one.state, "string")) if one.state else "UNDEF"] if told else []
    return f"({' '.join(cells)})"


def _in_days(name: str) -> str:
    """What is known by no day counts for those who act to this day."""
    first, last = f"?{name}_begin", f"?{name}_end"
    return f"{first} <= COALESCE(?date, {last}) && COALESCE(?date, {_day(date.max)}) <= {last}"


def _by_mention(name: str, embedded: bool) -> str:
    """Whom no office says to act does where he is told of as who does.

    Of an || the embedded engine looks at the dear side first; in an IF Virtuoso finds no EXISTS.
    """
    sectors = ", ".join(f'"{sector}"' for sector in sorted(STATE))
    # one EXISTS in another: the engine then goes from the event to its mentions, not from all
    told = (
        f"EXISTS {{ ?event ?{name}_place ?{name}_mention .\n"
        f"  FILTER EXISTS {{ ?{name}_mention kg:actor ?{name} ; kg:country ?{name}_state ;\n"
        f"    kg:sector ?{name}_sector . FILTER(?{name}_sector IN ({sectors})) }} }}"
    )
    known = f"BOUND(?{name}_state)"
    return f"IF({known}, {told}, true)" if embedded else f"(!{known} || {told})"


def _day(day: date) -> str:
    return str(rdf.typed(day.isoformat(), "date"))
