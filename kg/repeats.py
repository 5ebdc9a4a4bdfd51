"""Articles that come again, in a run or to a store: what is known of them already."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.articles import Doubt, Remark
from kg.articles.address import canonical_url
from kg.model import Article
from kg.summary import Summary, name_of

if TYPE_CHECKING:
    from kg.store import Store


class Repeats:
    """What a store and a run have of an article, so that it does not change to and fro.

    The address that it came with first stays, where another names the same article (with
    tracking parameters, say); a date that it had stays, where it comes without one.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        # Hashes, and days as numbers: ids and dates would grow faster with the news of years.
        self._seen: dict[int, tuple[int, int]] = {}

    def settled(self, article: Article) -> Article:
        """The article with what the store and the run know of it already."""
        if self._store.digest(article.id) not in (None, article.digest):
            stored = self._store.nodes.article(article.id)
            if stored is not None:
                article = replace(_addressed(article, stored), date=article.date or stored.date)
        _, day = self._seen.get(hash(article.id), (0, 0))
        if article.date is None and day:
            return replace(article, date=date.fromordinal(day))
        return article

    def came(self, article: Article, summary: Summary) -> bool:
        """Whether a settled article came in this run as it is; another of its id is noted."""
        day = article.date.toordinal() if article.date else 0
        now = hash(_plain(article).digest), day
        before = self._seen.get(hash(article.id))
        self._seen[hash(article.id)] = now
        if before is not None and before != now:
            message = f"{name_of(article)}: came twice in this run with different content"
            summary.doubts.append(Doubt(message, "the later one is kept"))
        return before == now

    def compare(self, article: Article, summary: Summary) -> None:
        """Note that nothing of an article has changed but its date."""
        digest = self._store.digest(article.id)
        if digest in (None, article.digest):
            return
        stored = self._store.nodes.article(article.id)
        if stored is None or stored.date in (None, article.date):
            return
        if replace(article, date=stored.date).digest == digest:
            problem = "another date than in the store takes its place"
            hint = f"it was {stored.date} and is {article.date}; --date gives another"
            summary.note(Remark(name_of(article), problem, hint))

    def addressed(self, article: Article) -> Article:
        """The article under the address that it has in the store."""
        stored = self._store.nodes.article(article.id) if article.url else None
        return _addressed(article, stored) if stored else article


def _addressed(article: Article, stored: Article) -> Article:
    if not (article.url and stored.url) or article.url == stored.url:
        return article
    same = canonical_url(article.url) == canonical_url(stored.url)
    return replace(article, url=stored.url) if same else article


def _plain(article: Article) -> Article:
    """The article under the one spelling of its address."""
    return replace(article, url=canonical_url(article.url)) if article.url else article
