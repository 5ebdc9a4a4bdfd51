"""The words that dates are made of, as pieces of regular expressions.

In every piece a blank stands for up to three white-space characters (`compiled`), and months,
weekdays and feasts must be written with a capital: "may" and "march" are verbs.
"""

from __future__ import annotations

import re

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, north
ORDINALS = {
    "first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3,
    "fourth": 4, "4th": 4, "last": -1, "final": -1,
}  # fmt: skip
ORDINAL_DAYS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        " twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth"
        " twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(),
        1,
    )
}
ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen".split()
ONES += "fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NUMBERS = (
    {word: number for number, word in enumerate(ONES, 1)}
    | {word: 10 * number for number, word in enumerate(_TENS, 2)}
    | {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "a dozen": 12}
)
# Nouns that people count: "in March 20 countries", "a force of 2011 troops".
COUNTED = (
    "people|persons|troops|soldiers|men|women|children|civilians|members|countries|states|nations"
    "|dead|killed|wounded|injured|cases|deaths|dollars|euros|pounds|roubles|rubles|barrels|tons"
    "|tonnes|miles|kilomet(?:er|re)s|km|met(?:er|re)s|feet|vehicles|tanks|aircraft|missiles|rockets"
    "|drones|delegates|diplomats|officials|prisoners|refugees|migrants|votes|seats|points|times"
    "|years?|months?|weeks?|days?|hours?|minutes?|million|billion|thousand|percent|per cent"
)


def _either(words: object) -> str:
    """Longest first, so that no word hides behind its own beginning."""
    return "|".join(sorted(map(str, words), key=len, reverse=True))  # type: ignore[call-overload]


def _cased(words: tuple[str, ...]) -> str:
    return _either([*words, *(word.upper() for word in words)])


_SHORT = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec")
_month_alone = rf"(?:{_cased(MONTHS)}|(?:{_cased(_SHORT)})\.|Sept)(?!\w)"
MONTH_ALONE = rf"(?-i:(?P<month>{_month_alone}))"
MONTH = rf"(?-i:(?P<month>{_month_alone}|(?:{_cased(_SHORT)})(?!\w)))"
WEEKDAY = rf"(?-i:(?P<weekday>{_cased(WEEKDAYS)})(?!\w))"
# "Sun" and "Sat" are dates only in front of one: "Tue, 1 Feb 2022".
_BRIEF = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
WEEKDAY_BEFORE = rf"(?:(?-i:(?P<weekday>(?:{_cased(WEEKDAYS)})|{_BRIEF})(?!\w)),? )?"
SEASON = rf"(?P<season>{_either(SEASONS)})"
PART_OF_DAY = r"(?:morning|noon|afternoon|evening|night|lunchtime)"
NUMBER = rf"(?P<number>(?:(?:{'|'.join(_TENS)})-)?(?:{_either(NUMBERS)})|\d{{1,3}})(?!\w)"
COUNT = rf"(?:{NUMBER}|(?P<vague>(?:a )?few|several|some|many|a number of|a handful of))"
UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade)s?(?!\w)"
ORDINAL = rf"(?P<ordinal>{_either(ORDINALS)})"
REL = r"(?P<rel>(?:(?:this|the) )?(?:past|coming)|last|next|this)"
LIMITS = r"after|before|by|since|through|till|until"  # what opens an interval: "since 2014"
NEAR = r"(?:the(?: very)? (?P<near>same|previous|preceding|following|next|subsequent)"
NEAR += r"|(?P<that>that)(?: same)?)"
YEAR = r"(?P<year>(?:1\d|20|21)\d\d)(?![\d%]|[,.:]\d|-(?:[a-z]|\d))"
_NOT_COUNTED = rf"(?![\d%]|[,.:]\d| (?:{COUNTED})\b|-(?-i:[a-z]))"
DAY_NUMBER = rf"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?{_NOT_COUNTED}"
TO = r"(?: ?[-–—/] ?| to | and | or | through | until | & )"


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with its blanks widened; bounded, so that no text takes quadratic time."""
    widened = pattern.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")
    return re.compile(widened, re.IGNORECASE)


def month_number(word: str) -> int:
    """1 for "January", "JAN" or "jan."."""
    return next(i for i, name in enumerate(MONTHS, 1) if name.lower().startswith(word.lower()[:3]))


def weekday_number(word: str) -> int:
    """0 for "Monday" or "Mon."."""
    return next(i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(word.lower()[:3]))


def count_of(word: str) -> int:
    """2 for "two", "2" or "a couple of"; 72 for "seventy-two"."""
    if word.isdigit():
        return int(word)
    word = " ".join(word.split())
    return NUMBERS[word] if word in NUMBERS else sum(NUMBERS[part] for part in word.split("-"))
