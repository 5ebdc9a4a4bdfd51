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
_ENOUGH = 20  # words: two sentences
_FEW = 0.04  # of words; no English text of 494 has so few, and most have a quarter
# Of a shorter text its letters tell it, or small words of the languages beside it that English has
# not: three of them, and none of English.
_SHORT, _OTHER = 8, 3
_OTHERS = frozenset(
    """der das und ist nicht mit von dem den des ein eine einem einen im zu zum auf sich auch sie
    le les et est une dans pour qui sur avec aux du el los las del que por con una il della di che
    het een van op na się nie z och som av att e da em os um uma""".split()
)


class Remark(Doubt):
    """A doubt that many articles of a run may share: one line names the first, and how many."""

    def __init__(self, name: str, problem: str, hint: str) -> None:
        super().__init__(f"{name}: {problem}", hint)
        self.name, self.problem, self.count = name, problem, 1

    def __str__(self) -> str:
        others = self.count - 1
        more = f" and {others} more article{'s' * (others > 1)}" if others else ""
        return f"{self.name}{more}: {self.problem}"


def remarks(article: Article, name: str, *, no_day_told: bool = False) -> Iterator[Remark]:
    """What is odd about an article; `no_day_told` when a doubt said that its date is none."""
    if article.date is None and not no_day_told:
        problem = "no date, so only days that are named in full are known"
        hint = "give --date-if-missing, or a date in the article; --from leaves out what has none"
        yield Remark(name, problem, hint)
    if is_foreign(article.text):
        yield Remark(name, "not in English, as it seems", "only English is read; translate it")


def is_foreign(text: str) -> bool:
    """Whether a text lacks the small words of English; False where it is too short to tell.

    Capitalised words do not count, so that names, headlines and lists of them are no evidence.
    """
    words = [word for word in _WORD.findall(text[:_READ]) if word == word.lower()]
    english = sum(word in _ENGLISH for word in words)
    if len(words) >= _ENOUGH:
        return english < _FEW * len(words)
    if len(words) < _SHORT or english:
        return False
    other_letters = sum(not word.isascii() and not _is_latin(word) for word in words)
    return other_letters * 2 > len(words) or sum(word in _OTHERS for word in words) >= _OTHER


def _is_latin(word: str) -> bool:
    return all(unicodedata.name(letter, "").startswith("LATIN") for letter in word)
