"""Agency datelines, no part of the sentence behind: "MOSCOW, Feb 2 (Reuters) -", "NEW DELHI:"."""

from __future__ import annotations

import re

_WORD = r"(?:[A-Z][\w.'’]*|of|de|la|el|al|and|\d{1,2})"
_PLACE = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_DATE = r"(?:, ?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2})?"
_NAMED = r"\([A-Z][\w/ .&-]{1,24}\)"
_AGENCY = (
    r"\((?:AP|AFP|Reuters|Xinhua|IANS|UPI|TASS|PTI|ANI|dpa|DPA|KUNA|IRNA|VOA|CNN|BBC|Bloomberg|"
    r"RFE/RL|Al Jazeera|Kyodo|Yonhap|Anadolu|EFE|ANSA)[^)\n]{0,12}\)"
)
_DATELINE = re.compile(
    rf"^{_PLACE}(?:(?:, ?|/){_PLACE}){{0,2}}{_DATE}(?:, ?[A-Z]{{2,6}})?"
    rf"(?:\s*{_AGENCY}\s*(?:--+|[—–]|-|[\"“”](?=\s))?"
    rf"|(?:\s*{_NAMED})?(?:\s*(?:--+|[—–])|\s-)(?=\s?[\"“‘']?[A-Z0-9]))\s*(?=\S)",
    re.MULTILINE,
)
# "NEW DELHI:" at the very start, and "Accra (Newswire):" on any line.
_HEADED = re.compile(
    rf"^(?:{_PLACE}\s*{_NAMED}|(?<![\w\W])[A-Z]{{3,}}(?:[ -][A-Z]{{2,}}){{0,3}})"
    r"\s*:\s+(?=[\"“‘']?[A-Z])",
    re.MULTILINE,
)
_SPEAKER = re.compile(r"^[A-Z][A-Z. -]+: ", re.MULTILINE)  # of a transcript
_LONGEST = 90


def dateline_ends(text: str) -> frozenset[int]:
    """Offsets where the sentence behind a dateline begins."""
    found = [*_DATELINE.finditer(text)]
    if len(_SPEAKER.findall(text)) < 2:
        found += _HEADED.finditer(text)
    return frozenset(
        match.end()
        for match in found
        if match.end() - match.start() <= _LONGEST and _is_dateline(match.group())
    )


def _is_dateline(found: str) -> bool:
    """ "Washington -" and "CAIRO (AP)" are; "The - " and a title in capitals are not."""
    return found.split()[0].rstrip(",") not in ("The", "A", "In", "On", "But", "And", "He", "She")
