"""Articles that come again, in a run or to a store: what is known of them already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg.articles import Doubt, Remark, article_id, former_ids
from kg.articles.address import canonical_url, former_urls
from kg.model import Article
from kg.shown import opening
from kg.summary import Summary, name_of

if TYPE_CHECKING:
    from kg.store import Store


class _Seen(NamedTuple):
    """What a run remembers of an article: hashes, and the day as a number (0 for none).

    Texts and dates would grow faster with the news of years.
    """

    text: int
    title: int
    day: int
    address: int

    def unlike(self, other: _Seen) -> str:
        """In what two of one id differ, in words; empty where they are the same."""
        if self.text != other.text or other.address not in (self.address, _NO_ADDRESS):
            return "different content"
        names = [
            name
            for name in ("title", "day", "address")
            if getattr(self, name) != getattr(other, name)
        ]
        return f"another {' and '.join(names)}" if names else ""


_NOTHING = _Seen(0, 0, 0, 0)
_NO_ADDRESS = hash("")
_ALIKE = 50  # articles of one title that are looked at
_LATEST = 1000  # articles that may not be in the store yet
_COPY = "its title and text came before, and are not counted twice"
_INSTEAD = "its title and text came before under another id, which is taken out"


class Repeats:
    """What a store and a run have of an article, so that it does not change to and fro.

    The address that it came with first stays, where another names the same article (with
    tracking parameters, say); a date that it had stays, where it comes without one. No article
    takes the place of one with another address, though it comes with the same id. A text that
    comes with an address and without one is one article.
    """

    def __init__(self, store: Store, summary: Summary) -> None:
        self._store = store
        self._summary = summary
        self._seen: dict[int, _Seen] = {}
        self._latest: dict[int, Article] = {}  # by title and text; without texts
        self._moved: dict[int, str] = {}  # under which id (by address) a text was that got one
        self._instead: dict[tuple[str, int], str] = {}  # whose place an article (id, text) takes

    def settled(self, article: Article) -> Article:
        """The article with what the store and the run know of it already."""
        article = self._copied(self._identified(article))
        if self._store.digest(article.id) not in (None, article.digest):
            stored = self._store.nodes.article(article.id)
            if stored is not None:
                article = replace(_addressed(article, stored), date=article.date or stored.date)
        day = self._seen.get(hash(article.id), _NOTHING).day
        if article.date is None and day:
            return replace(article, date=date.fromordinal(day))
        return article

    def _identified(self, article: Article) -> Article:
        """The article under the id that its address has here, or else under that of its address."""
        if article.url is None or self._store.digest(article.id) == article.digest:
            return article
        address = hash(canonical_url(article.url))
        own = article_id(article.url, article.text)
        for id in self._ids(article, address):
            if id != own and self._address(id) == address:
                return replace(article, id=id)
        is_taken = article.id != own and self._address(article.id)
        return replace(article, id=own) if is_taken else article

    def _ids(self, article: Article, address: int) -> Iterator[str]:
        """The ids under which its source, an older kg or the text alone may have it here."""
        yield from filter(None, (article.given_id, article.id, self._moved.get(address)))
        url = article.url or ""
        yield from former_ids(url)
        spelled = {url, *former_urls(url)}
        spelled |= {f"{one}/" for one in spelled if not {"?", "#"} & set(one)}
        for one in sorted(spelled):
            yield from (a.id for a in self._store.nodes.articles_with("schema:url", one, 1))

    def _copied(self, article: Article) -> Article:
        """The article under the id and the address of one with its title and text, if not both
        have one; a copy without one is noted.

        One that is here under its own id stays there, and takes the other's place: else what it
        was before would stay beside it.
        """
        if self._store.digest(article.id) == article.digest:
            return article
        known = next((one for one in self._alike(article) if _is_copy(article, one)), None)
        if known is None or (known.id == article.id and known.url == article.url):
            return article
        if known.id != article.id and self._is_here(article.id):
            self._instead[article.id, hash(article.text)] = known.id
            self._seen.pop(hash(known.id), None)
            return replace(article, url=known.url or article.url)
        if article.url is None:
            name = article.origin or name_of(article)
            self._summary.note(Remark(name, _COPY, f"the other is {known.url or known.id}"))
        elif known.id != article.id:
            self._moved[hash(canonical_url(article.url))] = known.id
        return replace(article, id=known.id, url=known.url or article.url)

    def instead_of(self, article: Article) -> str | None:
        """Which article (id) one that is stored now takes the place of, with a note."""
        other = self._instead.pop((article.id, hash(article.text)), None)
        if other is not None:
            name = article.origin or name_of(article)
            self._summary.note(Remark(name, _INSTEAD, f"the other was {other}"))
        return other

    def _is_here(self, id: str) -> bool:
        return hash(id) in self._seen or self._store.digest(id) is not None

    def _alike(self, article: Article) -> Iterator[Article]:
        """Articles of this title and text, of the run and the store."""
        if seen := self._latest.get(hash((article.title, article.text))):
            yield seen
        told = ("schema:headline", article.title)
        if not article.title:
            told = ("kg:opening", opening(article.text))
        for one in self._store.nodes.articles_with(*told, _ALIKE):
            same = replace(article, id=one.id, date=one.date, url=one.url)
            if same.digest == self._store.digest(one.id) and not self._has_address(one.id):
                yield one

    def _has_address(self, id: str) -> bool:
        """Whether an article came in this run with an address, which the store may not know yet."""
        return self._seen.get(hash(id), _NOTHING).address != _NO_ADDRESS

    def _address(self, id: str) -> int | None:
        """The hash of the address that an article has in this run or the store."""
        if seen := self._seen.get(hash(id)):
            return seen.address
        stored = self._store.nodes.article(id) if self._store.digest(id) else None
        return hash(canonical_url(stored.url)) if stored and stored.url else None

    def came(self, article: Article) -> bool:
        """Whether a settled article came in this run as it is; another of its id is noted."""
        now = _seen(article)
        before = self._seen.get(hash(article.id), now)
        is_new = hash(article.id) not in self._seen
        self._seen[hash(article.id)] = now
        self._latest[hash((article.title, article.text))] = replace(article, text="")
        if len(self._latest) > _LATEST:
            self._latest.pop(next(iter(self._latest)))
        if unlike := now.unlike(before):
            message = f"{name_of(article)}: came twice in this run with {unlike}"
            self._summary.doubts.append(Doubt(message, "the later one is kept"))
        return not is_new and not unlike

    def takes_back(self, article: Article) -> bool:
        """Whether another version of a settled article came in this run, and is not kept."""
        before = self._seen.get(hash(article.id))
        return before is not None and bool(_seen(article).unlike(before))

    def compare(self, article: Article) -> None:
        """Note that nothing of an article has changed but its date, or next to everything."""
        digest = self._store.digest(article.id)
        if digest in (None, article.digest):
            return
        stored = self._store.nodes.article(article.id)
        if stored is None or stored.date in (None, article.date):
            return
        if article.given_id == article.id and not article.url and article.title != stored.title:
            problem = "takes the place of an article of another day and title with the same id"
            hint = "where these are of two outlets, give addresses, or ids that no other has"
            self._summary.note(Remark(f"{name_of(article)} ({article.id})", problem, hint))
        elif replace(article, date=stored.date).digest == digest:
            problem = "another date than in the store takes its place"
            hint = f"it was {stored.date} and is {article.date}; --date gives another"
            self._summary.note(Remark(name_of(article), problem, hint))

    def addressed(self, article: Article) -> Article:
        """The article under the address that it has in the store."""
        stored = self._store.nodes.article(article.id) if article.url else None
        return _addressed(article, stored) if stored else article


def _seen(article: Article) -> _Seen:
    day = article.date.toordinal() if article.date else 0
    address = hash(canonical_url(article.url or ""))
    return _Seen(hash(article.text), hash(article.title), day, address)


def _is_copy(article: Article, known: Article) -> bool:
    """Whether an article of the same title and text is the same: where both have an address, a day
    or an outlet it is one."""
    pairs = ((article.date, known.date), (article.publisher, known.publisher))
    differ = any(mine and theirs and mine != theirs for mine, theirs in pairs)
    if article.url and known.url:
        differ = differ or canonical_url(article.url) != canonical_url(known.url)
    return not differ


def _addressed(article: Article, stored: Article) -> Article:
    if not (article.url and stored.url) or article.url == stored.url:
        return article
    same = canonical_url(article.url) == canonical_url(stored.url)
    return replace(article, url=stored.url) if same else article
