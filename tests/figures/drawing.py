"""Reports for figures, and what stands in an SVG."""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Actor, Basis, DateSpan, Granularity, Kind, Status, Story
from kg.taxonomy import load_taxonomy
from tests.factories import ONTOLOGY, report

TAXONOMY = load_taxonomy(ONTOLOGY)
SVG = "{http://www.w3.org/2000/svg}"


def actor(id, label=None, kind=Kind.COUNTRY):
    return Actor(id=id, label=label or id.title(), kind=kind)


def told(
    source, subtype, target, day, *, until=None, unit=None, status=Status.ACTUAL, at=None, number=0
):
    """A story of one report, in which one actor (id) does something to another."""
    article = f"{source}-{subtype}-{target}-{day}-{until}-{status}-{number}"
    days = (day, until or day)
    one = report(
        article, "A did it to B.", subtype, "did", {"A": source}, {"B": target},
        published=at or day, days=days, status=status,
    )  # fmt: skip
    when = DateSpan(
        start=days[0], end=days[1], basis=Basis.STATED, granularity=unit or Granularity.DAY
    )
    return Story(reports=(replace(one, event=replace(one.event, date=when)),))


@dataclass
class Drawing:
    """An SVG: its texts, and the parts with a name."""

    texts: list[str]
    parts: dict[str, ElementTree.Element]

    def named(self, start):
        return [name for name in self.parts if name.startswith(start)]

    def y(self, name):
        """The middle of a part, from the top."""
        ys = [y for _, y in points(self.parts[name])]
        return (min(ys) + max(ys)) / 2

    def x(self, name):
        xs = [x for x, _ in points(self.parts[name])]
        return (min(xs) + max(xs)) / 2

    def fill(self, name):
        style = next(self.parts[name].iter(f"{SVG}path")).get("style")
        return re.search(r"fill: (#\w+)", style)[1]


def points(part):
    """The points through which a part's first path goes."""
    path = next(part.iter(f"{SVG}path")).get("d")
    ends = (step.split()[-2:] for step in re.findall(r"[MLC]([^MLCz]+)", path))
    return [(float(x), float(y)) for x, y in ends]


def read(canvas):
    root = ElementTree.fromstring(canvas.save("svg"))
    return Drawing(
        texts=["".join(text.itertext()) for text in root.iter(f"{SVG}text")],
        parts={g.get("id"): g for g in root.iter(f"{SVG}g") if g.get("id")},
    )


DAY = date(2022, 2, 1)
