"""The task behind ``/``: the network page of what the parameters choose."""

from __future__ import annotations

from dataclasses import replace

from kg.actors.stories import as_stories
from kg.choice import asked_for, heading
from kg.emptied import why_empty
from kg.model import Level
from kg.page import Subset, gather, render_data
from kg.page.render import content_policy
from kg.server.choosing import Asked, Given, Parameters, asked_in
from kg.server.jobs import Reply
from kg.server.pages.forms import network_form
from kg.server.pages.markup import el
from kg.server.pages.shell import page, policy
from kg.server.problems import Problem, as_sentence
from kg.server.surroundings import surroundings
from kg.shown import counted
from kg.store import Store
from kg.store.timeline import count, walk

PARAMETERS = ("a", "b", "from", "to", "type", "status", "level")


def choose_form(store: Store, *, given: Given) -> Reply:
    """The form that chooses events, filled with what is given."""
    return _form(store, given, 200, "")


def show(store: Store, *, given: Given, most: int) -> Reply:
    """The page, or the form that asks for less where there are more than ``most`` events.

    What is wrong with the parameters stands above the form. ``data`` has the status and the
    content security policy.
    """
    given = [*given]
    try:
        asked = asked_in(store, Parameters(given, PARAMETERS, form=True), ("a", "b"))
    except Problem as problem:
        return _form(store, given, problem.status, problem.sentence)
    number = count(store, asked.search(store))
    if number > most:
        told = f"{counted(number, 'event')} are more than a page can hold, {most:,}: choose some"
        return _form(store, given, 403, told)
    return Reply(
        body=_network(store, asked).encode(),
        format="html",
        data={"status": 200, "policy": f"{content_policy()}; frame-ancestors 'none'"},
    )


def _network(store: Store, asked: Asked) -> str:
    known = surroundings(store)
    parties, search = asked.parties(store), asked.search(store)
    reports = [report for _, report in walk(store, search) if parties.act_in(report)]
    actors = asked_for(store, asked.actors, asked.level, known.hierarchy)
    leads = store.leads()
    source = Subset(found=reports, known=known.actors, taxonomy=store.taxonomy, retold=leads)
    level, above = asked.level, known.hierarchy
    if not reports:
        why = why_empty(store, asked.actors, asked.filter, level=level, hierarchy=above)
        source = replace(source, emptied=why)
    data = gather(source, heading([*actors]), hierarchy=above, level=level or Level.PERSON)
    stories = as_stories(reports, leads)
    return render_data({**data, "pages": [story.lead.event.key for story in stories]})


def _form(store: Store, given: Given, status: int, told: str) -> Reply:
    sentence = el("p", {"class": "lead"}, as_sentence(told)) if told else None
    form = network_form(store.taxonomy, given)
    body = page(
        "Choose events – kg", el("h1", None, "Choose events"), sentence, form, here="/choose"
    )
    return Reply(body=body, format="html", data={"status": status, "policy": policy()})
