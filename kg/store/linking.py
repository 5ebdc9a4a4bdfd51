"""The stories that the events of articles make: found, kept in a graph of their own, kept up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import rdf
from kg.actors.accounts import Account, account
from kg.actors.hierarchy import Hierarchy
from kg.actors.stories import Joined, Standing, blocks, join, rank, standing, verdicts
from kg.actors.strikes import is_strike
from kg.model import Judgement, Report, Subject, Verdict
from kg.store.failures import iri

if TYPE_CHECKING:
    from kg.store.reader import Engine

DECIDED_BY = "kg"
_BLOCK = rdf.term("kg:block")  # under which key an event meets others
Quads = list[ox.Quad]


def read_leads(engine: Engine) -> dict[str, str]:
    """Return for each retelling (event key) the report that leads its story."""
    quads = engine.quads_for_pattern(None, rdf.term("kg:retells"), None, rdf.STORIES_GRAPH)
    return {_key(quad.subject): _key(quad.object) for quad in quads}


def retellings(quads: Iterable[ox.Quad]) -> int:
    """Return how many of some quads say that an event retells another."""
    return sum(quad.predicate == rdf.term("kg:retells") for quad in quads)


def reports_of(engine: ox.Store, article: str) -> Iterator[Report]:
    """Yield what an article (id) reports."""
    node, graph = rdf.mint(rdf.ARTICLE, article), rdf.article_graph(article)
    about = engine.quads_for_pattern(node, None, None, rdf.ARTICLES_GRAPH)
    for found in rdf.read_articles(about):
        quads = engine.quads_for_pattern(None, None, None, graph)
        for event in rdf.EventReader(article, quads).events():
            yield Report(event=event, article=found)


def article_of(key: str) -> str:
    """Return the article (id) that tells an event (key)."""
    return key.rpartition("-")[0]


def choose(
    keys: Iterable[str], reports_of_article: Callable[[str], Iterable[Report]]
) -> Iterator[Report]:
    """Yield the reports of some events (keys)."""
    wanted: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        wanted[article_of(key)].add(key)
    for article, own in wanted.items():
        yield from (r for r in reports_of_article(article) if r.event.key in own)


def mark(article: str) -> ox.Quad:
    """Return the quad that says that an article's events were not compared with others' yet."""
    node = rdf.mint(rdf.ARTICLE, article)
    return ox.Quad(node, rdf.term("kg:unlinked"), rdf.typed("true", "boolean"), rdf.ARTICLES_GRAPH)


def marked(engine: ox.Store) -> list[str]:
    """Return the articles (ids) whose events were not compared with others' yet, by date.

    What is told within days is compared with one another, so it is read together.
    """
    quads = engine.quads_for_pattern(None, rdf.term("kg:unlinked"), None, rdf.ARTICLES_GRAPH)
    return sorted(
        (_key(quad.subject) for quad in quads), key=lambda id: (_published(engine, id), id)
    )


def _published(engine: ox.Store, article: str) -> str:
    about = (rdf.mint(rdf.ARTICLE, article), rdf.term("schema:datePublished"), None)
    quad = next(engine.quads_for_pattern(*about, rdf.ARTICLES_GRAPH), None)
    return str(quad.object) if quad else ""


def unlink(
    engine: ox.Store, article: str, keys: Iterable[str] | None = None
) -> tuple[Quads, Quads]:
    """Return what leaves the stories with an article, and the marks of those it told along with.

    With ``keys`` only these events of it leave them.
    """
    gone: Quads = []
    mates: set[str] = set()
    for node in _events(engine, article) if keys is None else map(_node, keys):
        for quad in _about(engine, node):
            gone.append(quad)
            for other in (quad.subject, quad.object):
                if isinstance(other, ox.NamedNode) and other.value.startswith(rdf.EVENT):
                    mates.add(article_of(_key(other)))
    return gone, [mark(mate) for mate in sorted(mates - {article})]


class Linking:
    """Compares the events of some articles with those near them, and writes what belongs together.

    Only what the articles touch is read: events under the same keys, and the stories these are in.
    """

    def __init__(
        self,
        engine: ox.Store,
        hierarchy: Hierarchy,
        judgements: Iterable[Judgement],
        fresh: Iterable[Report] = (),
    ) -> None:
        """``fresh`` is what some of the articles report, as it was stored."""
        self._engine = engine
        self._fresh: dict[str, list[Report]] = defaultdict(list)
        for report in fresh:
            self._fresh[report.article.id].append(report)
        self._hierarchy = hierarchy
        said = [j for j in judgements if j.subject is Subject.EVENTS and not is_strike(j)]
        self._judged = verdicts(said)
        self._same: dict[str, set[str]] = defaultdict(set)  # who was judged to be one event
        for pair, verdict in self._judged.items():
            if verdict is Verdict.SAME:
                for key in pair:
                    self._same[key].update(pair)
        self._standings: dict[str, Standing] = {}
        self._accounts: dict[str, Account] = {}

    def changes(self, articles: Iterable[str]) -> tuple[Quads, Quads]:
        """Return the quads to take out of and to put into the store for articles newly added."""
        articles = list(articles)
        own = {_key(node) for id in articles for node in _events(self._engine, id)}
        new = self._load(articles)
        self._load_near(own, new)
        touched = sorted(own | self._standings.keys())
        groups, joined = join(self._accounts.values(), self._judged)
        gone, come = self._blocks(own, new)
        for old, now in (
            self._leads(touched, groups),
            self._decisions(touched, joined),
        ):
            gone += old
            come += now
        return gone, come

    def _blocks(self, own: Iterable[str], new: Iterable[Account]) -> tuple[Quads, Quads]:
        """Return the keys that the events of the articles lose and gain."""
        before = {
            quad
            for key in own
            for quad in self._engine.quads_for_pattern(_node(key), _BLOCK, None, rdf.STORIES_GRAPH)
        }
        after = [
            ox.Quad(_node(told.key), _BLOCK, ox.Literal(block), rdf.STORIES_GRAPH)
            for told in new
            for block in blocks(told)
        ]
        return list(before.difference(after)), [quad for quad in after if quad not in before]

    def _leads(self, touched: Iterable[str], groups: list[list[str]]) -> tuple[Quads, Quads]:
        """Return which retellings point elsewhere from now on."""
        before = {
            key: _key(quad.object)
            for key in touched
            for quad in self._engine.quads_for_pattern(
                _node(key), rdf.term("kg:retells"), None, rdf.STORIES_GRAPH
            )
        }
        after: dict[str, str] = {}
        for group in self._placed(groups):
            lead = rank(self._standings[key] for key in group)[0].key
            after.update({key: lead for key in group if key != lead})
        gone = {key: lead for key, lead in before.items() if after.get(key) != lead}
        come = {key: lead for key, lead in after.items() if before.get(key) != lead}
        return rdf.retelling_quads(gone), rdf.retelling_quads(come)

    def _decisions(self, touched: Iterable[str], joined: list[Joined]) -> tuple[Quads, Quads]:
        """Return which decisions fall and which are new; one that stands keeps its time."""
        before = {}
        for key in touched:
            for quad in self._engine.quads_for_pattern(
                None, rdf.term("kg:left"), _node(key), rdf.STORIES_GRAPH
            ):
                whole = self._engine.quads_for_pattern(quad.subject, None, None, rdf.STORIES_GRAPH)
                for found in rdf.read_judgements(whole):
                    before[found.left, found.right, found.score] = quad.subject
        after = {(pair.left, pair.right, pair.likeness.score): pair for pair in joined}
        gone = [
            quad
            for pair, node in before.items()
            if pair not in after
            for quad in self._engine.quads_for_pattern(node, None, None, rdf.STORIES_GRAPH)
        ]
        now = datetime.now(UTC).replace(microsecond=0)
        new = (
            Judgement(
                subject=Subject.EVENTS,
                left=pair.left,
                right=pair.right,
                verdict=Verdict.SAME,
                by=DECIDED_BY,
                at=now,
                reason=pair.likeness.reason,
                score=pair.likeness.score,
            )
            for key, pair in after.items()
            if key not in before
        )
        return gone, rdf.judgement_quads(new, rdf.STORIES_GRAPH)

    def _load(self, articles: Iterable[str]) -> list[Account]:
        return [told for id in articles for r in self._told(id) if (told := self._take(r))]

    def _told(self, article: str) -> Iterable[Report]:
        """What an article (id) reports."""
        return self._fresh.get(article) or reports_of(self._engine, article)

    def _take(self, report: Report) -> Account | None:
        told = account(report, self._hierarchy)
        self._standings.setdefault(report.event.key, standing(report))
        if told is not None:
            self._accounts.setdefault(told.key, told)
        return told

    def _load_near(self, own: Iterable[str], new: Iterable[Account]) -> None:
        """Read the events under the same keys, then those of the stories that they are in."""
        near = {
            _key(quad.subject)
            for block in {block for told in new for block in blocks(told)}
            for quad in self._engine.quads_for_pattern(
                None, _BLOCK, ox.Literal(block), rdf.STORIES_GRAPH
            )
        }
        near |= {other for key in own for other in self._others(key)}
        while near := near - self._standings.keys():
            read = self._read(near)
            near = {other for key in read for other in self._others(key)}
            if not read:
                break

    def _others(self, key: str) -> Iterator[str]:
        """Yield the events that are in a story with one, or that somebody judged to be."""
        for quad in _about(self._engine, _node(key)):
            if quad.predicate == rdf.term("kg:retells"):
                yield from (_key(quad.subject), _key(quad.object))
        yield from self._same.get(key, ())

    def _read(self, keys: Iterable[str]) -> list[str]:
        read = []
        for report in choose(keys, self._told):  # not kept: a story may be told in many articles
            self._take(report)
            read.append(report.event.key)
        return read

    def _placed(self, groups: list[list[str]]) -> list[set[str]]:
        """Return the groups with what people alone can place: nobody known takes part in it."""
        of = {key: group for group in map(set, groups) for key in group}
        for pair, verdict in self._judged.items():
            known = self._standings.keys() >= set(pair) and not self._accounts.keys() >= set(pair)
            if known and verdict is Verdict.SAME:
                both = set().union(*(of.get(key, {key}) for key in pair))
                of.update(dict.fromkeys(both, both))
        return list({id(group): group for group in of.values()}.values())


def _about(engine: ox.Store, node: ox.NamedNode) -> Iterator[ox.Quad]:
    yield from engine.quads_for_pattern(node, None, None, rdf.STORIES_GRAPH)
    for quad in engine.quads_for_pattern(None, None, node, rdf.STORIES_GRAPH):
        yield quad
        if quad.predicate != rdf.term("kg:retells"):  # a judgement goes as a whole
            yield from engine.quads_for_pattern(quad.subject, None, None, rdf.STORIES_GRAPH)


def _events(engine: ox.Store, article: str) -> Iterator[ox.NamedNode]:
    graph = rdf.article_graph(article)
    for quad in engine.quads_for_pattern(None, rdf.term("rdf:type"), rdf.term("kg:Event"), graph):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _node(key: str) -> ox.NamedNode:
    return rdf.mint(rdf.EVENT, key)


def _key(node: object) -> str:
    return rdf.identify(iri(node))
