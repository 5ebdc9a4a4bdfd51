"""English tokenisation after the conventions of Universal Dependencies.

spaCy's tokenizer with rules of our own: hyphens and slashes split ("US - led", "and / or") but
for prefixes that are no words ("e-mail", "non-member", "mid-January"), dates and telephone
numbers; a run of one punctuation mark is one token; clitics come off ("do n't", "Iran 's").
The conventions: https://universaldependencies.org/en/index.html#tokenization-and-word-segmentation
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from spacy.lang.char_classes import UNITS
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.tokens import Doc

_RUN = r"(?:([!?*=_~#+<>`'’‘^|-])\1++|([^\w\s])\2{3,}+|[!?]{2,}+|\.{2,}+|…++\.*+)"
_OPENING = r"[\[({“”‘«„‹<\"—–…§£€¥₹@*&~/|;:=^+-]"
_CLOSING = r"[\])}“”‘’»”›>\"'—–…°£€¥₹%?!,;:*&~/|=^-]"
_DOLLAR = r"(?:US?|AU?|CA?|HK|NZ|S|R|NT)?\$"
_APOSTROPHE = r"['’]"

_PREFIX = re.compile(
    rf"{_RUN}|{_DOLLAR}(?=[\d.])|\$(?!\w)|{_OPENING}(?!$)|[,.](?=[\"“”‘’'])"
    rf"|#(?=\d)|['‘’](?!(?:s|m|d|t|ll|re|ve|em|til|cause|tis|twas|\d\ds?)\b)(?=\S)|`(?=\w)",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    rf"(?<=[A-Za-z])n{_APOSTROPHE}t$"
    rf"|(?<=[^\W\d]){_APOSTROPHE}(?:s|m|d|ll|re|ve)$"
    rf"|(?<=[\W\d]){_APOSTROPHE}s$(?<!0{_APOSTROPHE}s)|{_RUN}$|{_CLOSING}$"
    rf"|(?<=\w){_DOLLAR}$|(?<=\d)\+$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"\.$")
_NUMBER_UNIT = re.compile(rf"(?<=\d)(?:{UNITS}|[kKmMbB]|bn|mn|tn|[ap]\.?m\.?|AM|PM|A\.M\.|P\.M\.)$")
_AMOUNT = re.compile(r"\d[\d.,:]*[^\d\W]+(?:\.[^\d\W]+\.?)?")
_LETTERS = r"[^\W\d_]"
_INFIX = re.compile(
    rf"(?<!^){_RUN}|…|[—\"“”()\[\]{{}}]"
    rf"|(?<=[\w.%)'’])[-–](?=[\w$£€'\"])"
    rf"|(?<={_LETTERS}{_LETTERS})/(?={_LETTERS}{_LETTERS})"
    rf"|(?<={_LETTERS})[,:;<>=](?=\w)|(?<=\d),(?=\d\d?(?!\d))"
    rf"|(?<=[a-z]{{2}})\.(?=[A-Z][a-z])|(?<=[a-z])[!?](?=[A-Z])"
)
_HYPHENS = "-–"
_LONGEST = 300  # characters without a space between them; an address with its parameters has less
_TOO_LONG = re.compile(rf"(?<!\S)\S{{{_LONGEST + 1},}}")

# Forms that are no words of their own: they keep their hyphen.
_BOUND = frozenset(
    """
    anti arch bi co counter cross de dis e ex extra hyper infra inter intra macro mega meta micro
    mid mini mis multi neo non over para poly post pre pro proto pseudo psycho re semi sub super
    tele trans tri ultra un under
    """.split()
)
_WHOLE = re.compile(
    rf"{_RUN}|"
    r"(?:\+?\d{1,3}[-. ])?(?:\(?\d{3}\)?[-./])?\d{3}[-.]\d{4}|\d-\d{4}|x-?\d[\d-]*"  # telephones
    r"|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{5}-\d{4}"  # dates, ZIP codes
    r"|[\w.+%-]+@[\w.-]+\w|[#@][A-Za-z]\w+|[\w.#%!-]+\.(?:docx?|xlsx?|pdf|jpe?g|gif|txt|html?|zip|ppt)"
    r"|\[(?:\.\.\.|…)\]|\+\d+|[a-z]-|th-|sh-|wh-|[<>]?[:;=]['-]?[()DPpO/\\|3]|<3|\^_\^"
    rf"|{_DOLLAR}|https?://\S*\w/",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?:https?://|ftp://|mailto:|www\.)[^\s<>\"“”]+|[\w.+%-]+@[\w.-]+\w"
    r"|(?:[\w-]+\.)+(?:com|org|net|gov|edu|int|info|eu|co\.uk|[a-z]{2})(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_TITLES = (
    "adm al attn ave bldg blvd bros brig capt cmdr col corp cpl ct dept det dist dr drs ft gen gov "
    "govt hon inc insp jr lt ltd maj messrs mlle mme mr mrs ms mt mts msgr pfc ph.d plc pres prof "
    "pvt rep reps rev sen sens sgt sr st ste supt univ viz vol vs approx ca cf div ed eds esp est "
    "et fig figs pp "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat "
    "co cos bhd llc ala ariz ark calif colo conn del fla ga ill ind kan ky la md mich minn miss "
    "mont neb nev okla ore pa tenn tex va vt wash wis wyo"
)
_CAPITAL_ONLY = frozenset(
    "ill ind co wash mar la del mon sat fri miss ark pa conn ore mont".split()
)
_DOTTED = re.compile(
    r"(?:[A-Za-z]\.){2,}|[A-HJ-Z]\.|(?:Ph|M\.Sc|B\.Sc|M\.Phil|LL)\.[A-Z]\.?|i\.e\.|e\.g\."
)
_ABBREVIATIONS = frozenset(_TITLES.split())
_CONTRACTIONS = (
    "can not|gon na|wan na|got ta|out ta|gim me|lem me|du n no|do nt|did nt|does nt|wo nt|ca nt|"
    "is nt|was nt|would nt|could nt|should nt|have nt|has nt|are nt|were nt|I m|I ve|i m|i ve|"
    "you re|you ll|they re|"
    "you ve|that s|he s|she s|what s|y' all|ai nt|d' ye|t was|t is"
).split("|")


class _Bounded(Tokenizer):  # type: ignore[misc]
    """A tokenizer that takes linear time.

    spaCy's takes the square of the length of what has no space in it, and ten thousand brackets
    in a row are no text: they are read a stretch after the other.
    """

    def __call__(self, text: str) -> Doc:
        """The tokens of a text; together they are the text."""
        if _TOO_LONG.search(text) is None:
            return cast(Doc, super().__call__(text))
        tokens = [token for part in _parts(text) for token in super(_Bounded, self).__call__(part)]
        words, spaces = [t.text for t in tokens], [bool(t.whitespace_) for t in tokens]
        return Doc(self.vocab, words=words, spaces=spaces)


def _parts(text: str) -> Iterator[str]:
    """The text, cut where it has no space for too long."""
    at = 0
    for run in _TOO_LONG.finditer(text):
        for cut in range(run.start() + _LONGEST, run.end(), _LONGEST):
            yield text[at:cut]
            at = cut
    yield text[at:]


def make_tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer for the pipeline's vocabulary."""
    rules = {}
    for parts in map(str.split, _CONTRACTIONS):
        for form in (parts, _capital(parts), [part.upper() for part in parts]):
            rules["".join(form)] = [{"ORTH": part} for part in form]
    return _Bounded(
        nlp.vocab,
        rules=rules,
        prefix_search=_prefix,
        suffix_search=_suffix,
        infix_finditer=_infixes,
        token_match=_whole,
        url_match=_ADDRESS.fullmatch,
    )


def english() -> Language:
    """A blank English pipeline with this tokenizer."""
    nlp = English()
    nlp.tokenizer = make_tokenizer(nlp)
    return nlp


def _capital(parts: list[str]) -> list[str]:
    return [parts[0][0].upper() + parts[0][1:], *parts[1:]]


def _whole(text: str) -> re.Match[str] | None:
    return _WHOLE.fullmatch(text)


def _prefix(text: str) -> re.Match[str] | None:
    return _PREFIX.match(text)


def _suffix(text: str) -> re.Match[str] | None:
    """The next piece at the end: a mark, a clitic, a unit, or a full stop that ends a sentence."""
    if not text:  # spaCy asks again when the prefixes have used it up
        return None
    if text.endswith(".") and not text.endswith(".."):
        return None if _abbreviation(text) else _FULL_STOP.search(text)
    if text.endswith("..") and not text.endswith("...") and _abbreviation(text[:-1]):
        return _FULL_STOP.search(text)  # "Inc." at the end of a sentence with its own full stop
    if text[-1].isalpha() and _AMOUNT.fullmatch(text.lstrip("$£€(")):
        return _NUMBER_UNIT.search(text)
    return _SUFFIX.search(text)


def _abbreviation(text: str) -> bool:
    """Whether the text keeps its final full stop."""
    stem = text[:-1].rpartition("-")[2]
    if _DOTTED.fullmatch(f"{stem}."):
        return True
    lower = stem.lower()
    return lower in _ABBREVIATIONS and (stem[:1].isupper() or lower not in _CAPITAL_ONLY)


def _infixes(text: str) -> Iterator[re.Match[str]]:
    for match in _INFIX.finditer(text):
        if match.group() in _HYPHENS and _bound(text, match.start()):
            continue
        yield match


def _bound(text: str, at: int) -> bool:
    """Whether the hyphen at `at` follows a prefix that is no word of its own."""
    before = re.search(r"[^\W\d_]*$", text[:at])
    if before is None or before.start() > 0:
        return False
    part, rest = before.group(), text[at + 1 :]
    if part.lower() == "e":
        return len(rest) > 2 and rest[:3].islower()
    return part.lower() in _BOUND and len(rest) > 1 and not part.isupper()  # "UN-backed"
