"""A choice of events as a figure: the history of a pair, or the network."""

from __future__ import annotations

from collections.abc import Callable

from kg.actors.stories import as_stories
from kg.choice import Chosen
from kg.figures.canvas import CM
from kg.figures.network import draw_network
from kg.figures.pair import Pair
from kg.figures.timeline import draw_pair
from kg.model import Level


def to_figure(format: str) -> Callable[[Chosen], bytes]:
    """A writer of svg, pdf or png; two actors that are asked for are a pair."""

    def write(chosen: Chosen) -> bytes:
        stories = as_stories(chosen.reports, chosen.store.leads())
        title, width = chosen.heading(), chosen.figure.width * CM
        taxonomy, asked = chosen.taxonomy, chosen.asked
        if len(asked) < 2:
            known, most = chosen.actors(), chosen.figure.actors
            sheet = draw_network(stories, known, taxonomy, title=title, width=width, most=most)
        else:
            bloc = chosen.level is Level.BLOC
            pair = Pair(first=asked[0], second=asked[1], hierarchy=chosen.hierarchy, bloc=bloc)
            sheet = draw_pair(stories, pair, taxonomy, title=title, width=width, limits=chosen.days)
        return sheet.save(format)

    return write
