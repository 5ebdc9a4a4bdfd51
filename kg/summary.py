"""What a run over articles did, and what was odd or wrong with some of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.articles import FOREIGN, Doubt, Remark
from kg.errors import InputError
from kg.model import Article
from kg.shown import opening

_OPENING = 40  # characters that name a text without title and address


@dataclass(slots=True)
class Summary:
    """What a run did; ``failed`` were not read, ``doubts`` were read with a part missing.

    ``latest`` is the article (id) that was dealt with last, and what that did.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    redone: int = 0  # of these, which were extracted again and told the same
    events: int = 0
    retold: int = 0  # events that another article had told
    failed: list[InputError] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    latest: tuple[str, str] | None = None
    _shared: dict[str, Remark] = field(default_factory=dict, repr=False)  # by the problem

    def count(self, article: str, outcome: str, *, extracted: bool = False) -> None:
        """Count an article (id) by what adding it did, and whether it was extracted for that."""
        setattr(self, outcome, getattr(self, outcome) + 1)
        self.redone += extracted and outcome == "unchanged"
        self.latest = (article, outcome)

    def fail(self, article: Article, error: Exception) -> None:
        """Take down why an article is left out: whatever it is, it costs this article only."""
        reason, hint = str(error), getattr(error, "hint", None)
        if not isinstance(error, InputError):
            told = " ".join(f"{type(error).__name__}: {error}".split())[:200]
            reason, hint = f"cannot be extracted ({told})", "please report it"
        failure = InputError(f"{name_of(article)}: {reason}", hint)
        failure.__cause__ = error
        self.failed.append(failure)

    def note(self, error: InputError) -> None:
        """Take down an error in the right list; a remark that was made before is counted there."""
        if not isinstance(error, Doubt):
            self.failed.append(error)
        elif isinstance(error, Remark) and error.problem in self._shared:
            self._shared[error.problem].add(error)
        else:
            self.doubts.append(error)
            if isinstance(error, Remark):
                self._shared[error.problem] = error

    @property
    def foreign(self) -> int:
        """How many articles are not in English, as it seems."""
        remark = self._shared.get(FOREIGN)
        return 0 if remark is None else remark.count

    @property
    def done(self) -> int:
        """How many articles were dealt with."""
        return self.added + self.replaced + self.unchanged + len(self.failed)


def name_of(article: Article) -> str:
    """What an article is called in messages."""
    return article.url or article.title or f'{article.id} ("{opening(article.text, _OPENING)}")'
