"""What people write where a day, an event type or a name is asked for."""

from __future__ import annotations

import calendar
import fnmatch
import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TypeVar

from kg.days import MONTHS
from kg.errors import InputError
from kg.taxonomy import Taxonomy

Named = TypeVar("Named", bound=StrEnum)


def read_day(text: str, *, last: bool = False) -> date:
    """Return a day; of a month or a year (``2022-01``, ``2022``) the first or the ``last`` one.

    InputError says how days are written.
    """
    text = _in_figures(text)
    parts = re.fullmatch(r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?", text.strip(), re.ASCII)
    hint = "write YYYY-MM-DD, YYYY-MM, YYYY, or 29 March 2022"
    if parts is None:
        raise InputError(f"{text!r} is not a date", hint)
    year, month, day = parts.groups()
    try:
        if last:
            month = month or "12"
            day = day or str(calendar.monthrange(int(year), int(month))[1])
        return date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise InputError(f"{text!r} is not a date of the calendar", hint) from None


def _in_figures(text: str) -> str:
    """ "29 March 2022", "March 29, 2022" and "March 2022" as figures; any other text as it is."""
    words = text.replace(",", " ").replace(". ", " ").split()
    months = {month.casefold(): n for n, month in enumerate(MONTHS, 1)}
    found = [n for n, word in enumerate(words) if word.isalpha()]
    number = months.get(words[found[0]].rstrip(".").casefold()[:3]) if len(found) == 1 else None
    named = number is not None and calendar.month_name[number].casefold().startswith(
        words[found[0]].rstrip(".").casefold()
    )
    if not named or number is None or not re.fullmatch(r"\d{4}", words[-1], re.ASCII):
        return text
    day = [word for word in words[:-1] if not word.isalpha()]
    if len(words) > 3 or not all(re.fullmatch(r"\d{1,2}", word, re.ASCII) for word in day):
        return text
    return "-".join([words[-1], f"{number:02}", *(word.zfill(2) for word in day)])


def check_days(since: date | None, until: date | None) -> None:
    """InputError where the last day asked for lies before the first; None is no limit."""
    if since is not None and until is not None and until < since:
        message = f"no day lies between {since} and {until}: the last is before the first"
        raise InputError(message, "give the earlier day first")


def check_share(given: float | None, name: str) -> float | None:
    """Return a number of 0 to 1 as it is given, or None; InputError for another."""
    if given is not None and not 0 <= given <= 1:
        raise InputError(f"{name} is {given}", "give a number from 0 to 1")
    return given


def read_types(names: Iterable[str], taxonomy: Taxonomy) -> list[str]:
    """Return ids of types and subtypes, however written ("consult", "Phone call").

    A name with a star stands for all that it fits ("mediation*"). InputError with the nearest ones
    for a name that none has.
    """
    index = {fold(entry.label): entry.id for entry in taxonomy.types.values()}
    index |= {fold(entry.label): entry.id for entry in taxonomy.subtypes.values()}
    index |= {fold(id): id for id in [*taxonomy.subtypes, *taxonomy.types]}
    found = []
    for name in names:
        several = fnmatch.filter([*taxonomy.types, *taxonomy.subtypes], name) if "*" in name else []
        found += several
        if several:
            continue
        if fold(name) not in index:
            raise InputError(
                f"no event type is called {name!r}", _near_types(name, index, taxonomy)
            )
        found.append(index[fold(name)])
    return found


def _near_types(name: str, index: Mapping[str, str], taxonomy: Taxonomy) -> str:
    near = get_close_matches(fold(name), index, n=3, cutoff=0.5)
    if near:
        return f"near it: {', '.join(dict.fromkeys(index[key] for key in near))}"
    return f"there are {', '.join(taxonomy.types)}, and subtypes such as phone-call"


def read_name(name: str, names: type[Named], what: str) -> Named:
    """The one of some names that is meant, whatever its case; InputError with the nearest else."""
    known = {fold(one): one for one in names}
    if (found := known.get(fold(name))) is not None:
        return found
    near = get_close_matches(fold(name), known, n=1)
    hint = f"near it: {known[near[0]]}; " if near else ""
    raise InputError(f"no {what} is called {name!r}", f"{hint}there are {', '.join(names)}")


def fold(name: str) -> str:
    """A name as it is compared: no case, accents or punctuation, no "the" before it."""
    # twice: what decomposes may have a case (𝓣), and what is folded may decompose
    lowered = unicodedata.normalize("NFKD", name).casefold()
    decomposed = unicodedata.normalize("NFKD", lowered)
    kept = (c if c.isalnum() else " " for c in decomposed if not unicodedata.combining(c))
    words = "".join(kept).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)
