"""Names that only their article makes names: surnames, acronyms, "the North", "Sino-Indian".

And what is said of several at once: "the French and German presidents" are two persons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.extract.grammar.settled import settled
from kg.extract.grammar.tree import cases, children
from kg.extract.grammar.words import Doc, Span, Token
from kg.extract.lexical.gazetteer import Gazetteer
from kg.extract.lexical.nouns import STATES_BEFORE_HYPHEN, ActorNouns
from kg.extract.who.aims import end_of_aim
from kg.model import Kind, Mention

_HELD_BY_ONE = frozenset("chancellor emir king leader minister monarch premier president".split())
HYPHENS = frozenset("-‐‑")
WATERS = frozenset("Bay Gulf Ocean Sea Strait Straits".split())
_SERVING = frozenset("adviser advisor aide assistant confidant spokesman spokeswoman".split())
_SUBSTANCES = frozenset(
    "biological blister chemical choking nerve pathogenic radioactive toxic warfare".split()
)
_CURBS = frozenset("ban control curb freedom limit limitation restriction".split())
_STATELY = frozenset("banquet dinner funeral media television tv visit".split())
_POSSESSIVE = ("her", "his", "its", "their", "whose")
_PEOPLE = {"northerners": "North", "southerners": "South"}


def begin_of(ent: Span) -> int:
    """Where a name begins before which the parser took more, "heads of state of [ECOWAS]", or
    less: "[Chad] Smith"."""
    start = ent.start
    if ent.label_ == "PERSON" and len(ent) == 1 and start and _is_given(ent.doc[start - 1], ent):
        return start - 1
    while (
        start + 2 < ent.end and ent.doc[start].text.islower() and ent.doc[start + 1].lower_ == "of"
    ):
        start += 2
    return start


def _is_given(before: Token, ent: Span) -> bool:
    """Whether a word that the parser took for a place is the first name of a person."""
    name = ent.root
    if before.ent_type_ != "GPE" or before.pos_ != "PROPN" or cases(before):
        return False
    beside = before.head == name.head and before.dep_ == name.dep_
    return beside or (name.head == before and name.dep_ == "flat")


def end_of(ent: Span) -> int:
    """Where a name ends that the parser cut: "Hong Yong[-pyo]", "the Sea [of Japan]"."""
    stop, doc = ent.end, ent.doc
    if doc[stop - 1].text in WATERS and stop + 1 < len(doc) and doc[stop].lower_ == "of":
        more = doc.name_at(stop + 1)
        return more.end if more is not None and more.start == stop + 1 else stop
    if ent.label_ == "ORG":
        return max(stop, end_of_aim(ent))
    while (
        ent.label_ == "PERSON"
        and len(ent) > 1
        and stop + 1 < len(doc)
        and doc[stop].text in HYPHENS
        and not doc[stop - 1].whitespace_
        and not doc[stop].whitespace_
        and doc[stop + 1].text.isalpha()
        and not doc[stop + 1].tag_.startswith(("VB", "JJ"))
    ):
        stop += 2
    return stop


def backs(doc: Doc, stop: int) -> bool:
    """Whether a name that ends there only tells whose others are: "[Iran]-backed fighters"."""
    behind = doc[stop : stop + 2]
    return len(behind) == 2 and behind[0].text in HYPHENS and behind[1].lower_.endswith("ed")


def full_names(doc: Doc, gazetteer: Gazetteer | None) -> dict[str, str]:
    """Surname → full name; the first word counts too, for names that begin with the surname,
    unless it names a place: "Chad" is no short name of Chad Smith.

    Whoever is named first has a word that two share: Kim is Kim Jong Un before Sung Kim comes.
    """
    people = [ent for ent in reversed(doc.ents) if ent.label_ == "PERSON" and len(ent) > 1]
    first = {person[0].text: person for person in people if not _is_place(person[0], gazetteer)}
    last = {person[-1].text: person for person in people}
    for word in first.keys() & last.keys():
        last[word] = min(first[word], last[word], key=lambda person: person.start)
    return {word: person.text for word, person in (first | last).items()}


def _is_place(word: Token, gazetteer: Gazetteer | None) -> bool:
    hit = gazetteer.longest([word.text], 0) if gazetteer is not None else None
    return hit is not None and hit[1].kind in (Kind.COUNTRY, Kind.PLACE)


def names_here(doc: Doc, nouns: ActorNouns) -> dict[int, tuple[Kind, str]]:
    """Token → what it names in this article: "[Sino]-Indian", "the [North]" where it is Korea,
    "the [southerners]" where they are of South Sudan."""
    found: dict[int, tuple[Kind, str]] = {}
    halves = nouns.halves_in(doc.text)
    for token in doc[:-1]:
        if token.lower_ in STATES_BEFORE_HYPHEN and token.nbor(1).dep_ == "cc":
            found[token.i] = Kind.GROUP, STATES_BEFORE_HYPHEN[token.lower_]
        elif token.text in halves and (_is_alone(token) or _is_beside(token, halves)):
            found[token.i] = Kind.COUNTRY, halves[token.text]
        elif token.tag_ in ("NNS", "NNPS") and token.lower_ in _PEOPLE:
            land = halves.get(_PEOPLE[token.lower_])
            found |= {token.i: (Kind.GROUP, land)} if land else {}
    return found


def _is_alone(token: Token) -> bool:
    """Whether a direction is called like a land: "with the [North]", not "the north of"."""
    the = token.i > 0 and token.nbor(-1).lower_ == "the"
    behind = token.nbor(1)
    return the and not behind.text[:1].isupper() and behind.lower_ != "of"


def _is_beside(token: Token, halves: Mapping[str, str]) -> bool:
    """Whether the other half follows, which has the name of both: "[North] and South Korea"."""
    joined = token.nbor(1).lower_ == "and" and token.i + 2 < len(token.doc)
    return joined and token.nbor(2).text in halves and token.nbor(2).text != token.text


def is_acronym(token: Token) -> bool:
    """Whether a word in capitals stands among others that are not."""
    text = token.text
    return len(text) > 1 and text.isupper() and text.isalpha() and not token.sent.text.isupper()


@settled
def is_nobody(noun: Token) -> bool:
    """Whether a noun of actors names none here: "removed from [office]", "a [state] of
    emergency", "refrain from [force]", "voiced [opposition] to A"."""
    if noun.lower_ in ("force", "office"):
        return all(child.dep_ in ("case", "punct") for child in children(noun))
    if noun.text == "assembly":  # "banned [assembly] of more than ten", "freedom of [assembly]"
        return not any(
            c.dep_ in ("det", "nmod:poss", "compound") or c.ent_type_ or c.text.istitle()
            for c in children(noun)
        )
    if noun.lower_ == "opposition":
        return any("to" in cases(c) for c in children(noun, "nmod"))
    if noun.lower_ in ("agent", "agents"):  # "a nerve [agent]"
        return any(c.lower_ in _SUBSTANCES for c in children(noun, "compound", "amod"))
    if noun.lower_ == "person":  # "met in [person]"
        return [c.lower_ for c in children(noun, "case", "det")] == ["in"]
    of = [c for c in children(noun, "nmod") if cases(c) == ["of"]]
    if noun.text == "state" and noun.dep_ == "compound":  # "a [state] visit"
        return noun.head.lemma_.lower() in _STATELY
    if noun.lower_ == "movement":  # "curbs on the [movement] of diplomats"
        curbed = noun.dep_ == "nmod" and noun.head.lemma_.lower() in _CURBS
        return curbed and noun.head.pos_ == "NOUN" and bool(of)
    return noun.lower_ == "state" and any(c.pos_ == "NOUN" and not c.ent_type_ for c in of)


def only_tells(name: Span, known: Gazetteer | None) -> bool:
    """Whether the parser has for a name what only tells which state is meant: "the [Islamic
    republic]"."""
    small = name[-1].text == name[-1].lower_
    return small and known is not None and known.geography.is_class(name.text.lower())


def role_of(office: Token) -> str:
    """The words of an office without the name: "Secretary of State", "president of Peru"."""
    start, end = office.left_edge.i, office.i + 1
    for child in children(office, "nmod"):
        if cases(child)[:1] in (["of"], ["for"]) and child.i > office.i:
            end = max(end, max(t.i for t in child.subtree if t.dep_ != "appos") + 1)
    start = max(start, office.i - 6)
    while start < office.i and office.doc[start].pos_ in ("DET", "PUNCT", "ADP", "CCONJ"):
        start += 1
    return office.doc[start : min(end, office.i + 6)].text


def ours(mention: Mention, people: Token, what: str) -> Mention:
    """One of several peoples with what all of them are: "[Thai] and Cambodian soldiers"."""
    whole = what.islower() and people.ent_type_ in ("GPE", "NORP")
    return replace(mention, name=f"{mention.text} {what}", kind=Kind.GROUP) if whole else mention


def theirs(mention: Mention, owner: Token, what: str, behind: str = "of") -> Mention:
    """One of several persons with whom all of them have: "aides of Putin and [Trump]", "prisoners
    from Iraq and [Syria]"."""
    if behind == "from":
        name = f"{what} from {mention.name or mention.text}"
        return replace(mention, name=name, kind=Kind.GROUP)
    whole = what.split()[-1].removesuffix("s") in _SERVING and owner.ent_type_ == "PERSON"
    name = f"{what} of {mention.name or mention.text}"
    return replace(mention, name=name, kind=Kind.GROUP, role=None) if whole else mention


def has(noun: Token, owner: Token) -> bool:
    """Whether those whom a noun names are of somebody: "envoys of [A]", "aides to [X]", but no
    envoys to A."""
    serves = noun.lemma_.lower() in _SERVING and owner.ent_type_ == "PERSON"
    return cases(owner) == ["of"] or (serves and cases(owner) == ["to"])


def serving(noun: Token, named: Mapping[int, tuple[int, int]]) -> str | None:
    """Those who serve a person, with whose they are: "aides of Putin" for "aides to Putin"."""
    owners = [c for c in children(noun, "nmod") if cases(c) == ["to"] and has(noun, c)]
    span = next((named[o.i] for o in owners if o.i in named), None)
    return f"{inner(noun)} of {noun.doc[slice(*span)].text}" if span else None


def inner(noun: Token) -> str:
    """A noun without what stands around it: "foreign ministers" of "the two foreign ministers of
    A"."""
    first = noun.i
    while (
        first
        and noun.doc[first - 1].dep_ in ("amod", "compound")
        and (noun.doc[first - 1].head == noun)
    ):
        first -= 1
    text = noun.doc[first : noun.i + 1].text
    starts = noun.doc[first].i == noun.doc[first].sent.start and not noun.doc[first].ent_type_
    return text[:1].lower() + text[1:] if starts else text


def in_office(
    holders: Token,
    mentions: Sequence[Mention],
    owners: Sequence[Token],
    spelt_out: Mapping[int, str],
) -> list[Mention]:
    """The mentions of several states' offices as those who hold them: "the foreign ministers of A
    and [B]" is "foreign minister of B", too. What else a plural tells stays as it is."""
    lemma = holders.lemma_.lower()
    inside = {owner.i for owner in owners}
    modifiers = [c for c in children(holders, "amod", "compound") if c.i not in inside]
    words = [child.lower_ for child in modifiers if not child.ent_type_]
    alone = len(owners) < 2 or len(mentions) != len(owners) or holders.tag_ != "NNS"
    if alone or lemma not in _HELD_BY_ONE or (lemma == "minister" and not words):
        return list(mentions)
    office = " ".join([*words, lemma])
    return [
        replace(mention, name=_office_of(owner, office, holders.i, spelt_out), kind=Kind.PERSON)
        for mention, owner in zip(mentions, owners, strict=True)
    ]


def _office_of(owner: Token, office: str, at: int, spelt_out: Mapping[int, str]) -> str:
    """An office with whose it is: "Greek minister" where it stands behind, "minister of Greece"."""
    whole = owner.doc.name_at(owner.i)
    name = spelt_out.get(owner.i) or (whole.text if whole is not None else owner.text)
    return f"{name} {office}" if owner.i < at else f"{office} of {name}"


def name_of(mention: Mention) -> str:
    """What a mention is compared by with others of its article: its name, else its words."""
    return (mention.name or mention.text).casefold()


def names_of(mentions: Iterable[Mention]) -> set[str]:
    """The names by which mentions are compared within an article."""
    return set(map(name_of, mentions))


def may_hold(mention: Mention, office: str) -> bool:
    """Whether somebody can be "the two [ministers]": what is said of him is no other office."""
    role = (mention.role or "").lower()
    alike = office == "minister" and ("cabinet sec" in role or "foreign sec" in role)
    return not office or not role or office in role or "counterpart" in role or alike


def without_owner(mention: Mention) -> str:
    """ "prime minister" of "its prime minister"."""
    first, _, rest = mention.text.partition(" ")
    return rest if first.lower() in _POSSESSIVE and rest else mention.text
