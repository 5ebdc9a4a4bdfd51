"""What is odd about an article as a whole: it has no date, it is not in English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from kg.articles.head import Doubt
from kg.model import Article

# Words that English cannot do without and that mean nothing, or are rare, in the languages beside
# it: no "in", "was", "on", "for" or "over".
_ENGLISH = frozenset(
    """the and of to that with from by its it his their they she which who were been be are not
    but would will this these after than about between into said has""".split()
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]{1,2}|[^\W\d_]+")  # Han and kana have no spaces
_READ = 20_000  # characters that tell the language
_FEW = 0.04  # of words; no English text of 494 has so few, and most have a quarter
# Of a shorter text its letters tell it, or, where it has no small word of English, those of other
# languages that English has not: a long one, or two. What also stands within names ("von", "de",
# "il") is none.
_FEW_WORDS, _SHORT, _OTHER, _LONG = 60, 5, 2, 4
_OTHERS = frozenset(
    """das und ist nicht mit dem ein eine einem einen im zum auf sich auch sie wird wurde über nach
    les et est une dans pour qui sur avec aux ont été mais los las que por con una para más pero fue
    che sono della nel alla gli het een op voor naar niet bij zijn wordt heeft ook aan maar
    na się nie że och som av att og til har är för på em os um uma não dos dois pelo pela ao
    yang dan pada dengan untuk dari akan tidak mereka telah oleh dalam bir için ile și în cu din
    és hogy az egy ja että của và là các kwa""".split()
)
_NAMED = 10  # articles that a remark names
_LETTERS = 8  # that tell a script
FOREIGN = "not in English, as it seems"


class Remark(Doubt):
    """A doubt that many articles of a run may share: one line names the first of them."""

    def __init__(self, name: str, problem: str, hint: str) -> None:
        super().__init__(f"{name}: {problem}", hint)
        self.names, self.problem, self.count = [name], problem, 1

    def add(self, other: Remark) -> None:
        """Take in the same remark about another article."""
        self.count += other.count
        self.names += other.names[: _NAMED - len(self.names)]

    def __str__(self) -> str:
        others = self.count - len(self.names)
        more = f" and {others} more article{'s' * (others > 1)}" if others else ""
        return f"{', '.join(self.names)}{more}: {self.problem}"


def remarks(article: Article, name: str, *, no_day_told: bool = False) -> Iterator[Remark]:
    """What is odd about an article; `no_day_told` when a doubt said that its date is none."""
    if article.date is None and not no_day_told:
        problem = "no date, so only days that are named in full are known"
        hint = "give --date-if-missing, or a date in the article; --from leaves out what has none"
        yield Remark(name, problem, hint)
    if is_foreign(f"{article.title}\n{article.text}"):
        hint = "only English is read: next to no events are found; translate it"
        yield Remark(name, FOREIGN, hint)


def is_foreign(text: str) -> bool:
    """Whether a text lacks the small words of English; False where it is too short to tell.

    Capitalised words do not count, so that names, headlines and lists of them are no evidence.
    """
    begun = text[:_READ]
    words = [word for word in _WORD.findall(begun) if word == word.lower()]
    english = sum(word in _ENGLISH for word in words)
    if len(words) >= _FEW_WORDS:
        return english < _FEW * len(words)
    if english >= max(1, _FEW * len(words)):
        return False
    letters = [letter for letter in begun if letter.isalpha()]
    if sum(not _is_latin(letter) for letter in letters) * 2 > max(len(letters), 2 * _LETTERS):
        return True
    others = [word for word in words if word in _OTHERS]
    return len(words) >= _SHORT and (len(others) >= _OTHER or any(len(w) >= _LONG for w in others))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")
