"""What stands above an article's text, and the identity that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.errors import InputError


class Doubt(InputError):
    """Something odd about what is read all the same; of an article it stands before it."""


class Unread(InputError):
    """A file that cannot be opened, a source without an article: what they hold is not known."""


class NoDay(Doubt):
    """The date of an article is none; it is read without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """Title, date, address and publisher, as far as they are known."""

    title: str = ""
    date: date | None = None
    url: str | None = None
    publisher: str | None = None

    def over(self, other: Head) -> Head:
        """This head, with the gaps filled from `other`."""
        return Head(
            title=self.title or other.title,
            date=self.date or other.date,
            url=self.url or other.url,
            publisher=self.publisher or other.publisher,
        )
