"""The form that chooses events, filled with what was given."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Level, Status
from kg.server.choosing import Given
from kg.server.pages.markup import Child, Html, el
from kg.taxonomy import Taxonomy


def network_form(taxonomy: Taxonomy, given: Given) -> Html:
    """The form of the network page."""
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    return el(
        "form",
        {"class": "fields", "action": "/", "method": "get"},
        _text("a", "Actor", "a name, or an id", values),
        _text("b", "and", "another, for what is between them", values),
        _text("from", "From", "2022, 2022-02 or 2022-02-01", values),
        _text("to", "To", "2022, 2022-02 or 2022-02-01", values),
        _select("type", "Type", _types(taxonomy, values), several=True),
        _select("status", "Status", [_option(one, one, values.get("status", ())) for one in Status],
                several=True),
        _select("level", "Count acts for", [el("option", {"value": ""}, "as told"),
                *(_option(one, one, values.get("level", ())) for one in Level)]),
        el("p", None, el("button", {"type": "submit", "class": "primary"}, "Show")),
    )  # fmt: skip


def _text(name: str, label: str, hint: str, values: dict[str, list[str]]) -> Html:
    value = next(iter(values.get(name, ())), "")
    field = {"type": "text", "id": name, "name": name, "value": value, "placeholder": hint}
    return _field(name, label, el("input", field))


def _types(taxonomy: Taxonomy, values: dict[str, list[str]]) -> list[Html]:
    chosen = values.get("type", [])
    groups = []
    for type in taxonomy.types.values():
        below = [s for s in taxonomy.subtypes.values() if s.event_type == type.id]
        options = [_option(s.id, s.label, chosen) for s in below]
        whole = _option(type.id, f"all of {type.label}", chosen)
        groups.append(el("optgroup", {"label": type.label}, whole, options))
    rest = [s for s in taxonomy.subtypes.values() if s.event_type is None]
    if rest:
        options = [_option(s.id, s.label, chosen) for s in rest]
        groups.append(el("optgroup", {"label": "other"}, options))
    return groups


def _option(value: str, label: str, chosen: Iterable[str]) -> Html:
    return el("option", {"value": value, "selected": value in chosen}, label)


def _select(name: str, label: str, options: Child, *, several: bool = False) -> Html:
    field = {"id": name, "name": name, "multiple": several, "size": "6" if several else None}
    return _field(name, label, el("select", field, options))


def _field(name: str, label: str, field: Html) -> Html:
    return el("p", None, el("label", {"for": name}, label), field)
