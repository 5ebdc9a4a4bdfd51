"""Phrase in context → subtype, for every class and every subtype of the trigger lexicon."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
import yaml

from kg.errors import ConfigError
from kg.extract.lexical.lexicon import FILE, NO_ACT, Lexicon, singular, spelt_out
from kg.extract.lexical.nouns import ActorNouns
from kg.taxonomy import load_taxonomy

ONTOLOGY = Path(__file__).parents[3] / "ontology"
TEXT = (ONTOLOGY / FILE).read_text(encoding="utf-8")
TABLE = yaml.safe_load(TEXT)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon.load(ONTOLOGY)


# subtype → rows of a verb and what hangs on it; "^" marks the words of its subject
VERBS = {
    "phone-call": ["call", "phone", "speak by telephone", "hold phone conversation"],
    "meeting": ["meet with", "hold talks", "sit down with", "have lunch with", "attend meeting"],
    "visit": ["visit", "arrive in", "pay visit", "begin tour of", "wrap up trip"],
    "host": ["host", "receive president", "welcome foreign minister"],
    "third-party-meeting": ["meet on sidelines", "hold talks on sidelines"],
    "summit": ["attend summit", "gather for conference"],
    "negotiation": ["negotiate with", "resume talks negotiation", "engage in dialogue"],
    "mediation": ["mediate between", "launch mediation effort", "act as mediator", "broker deal"],
    "mediation-offer": ["offer mediate", "offer mediation", "volunteer mediate"],
    "mediation-request": ["ask mediate", "request mediation"],
    "mediation-refusal": ["reject mediation", "decline mediate"],
    "letter": ["write to", "send letter", "hand note", "reply to letter"],
    "invitation": ["invite to", "extend invitation", "receive invitation from"],
    "planned-meeting": ["agree meet", "set date", "offer talks"],
    "meeting-refusal": ["refuse meet", "cancel planned visit", "postpone summit", "boycott talks"],
    "talks-broken-off": ["suspend talks", "end mediation", "walk out of talks", "collapse ^talks"],
    "proposal": ["propose", "put forward plan", "table resolution", "make offer"],
    "counter-offer": ["make counter-offer", "send counter proposal"],
    "statement": ["comment on"],
    "denial": ["deny allegations", "plead not guilty", "refute"],
    "appeal": ["call on", "urge +to sanction", "appeal to", "urge", "put pressure on", "push for"],
    "demand": ["demand", "call for withdrawal", "insist on", "set conditions"],
    "warning": ["warn", "caution against"],
    "ultimatum": ["issue ultimatum", "set deadline"],
    "threat": ["threaten to", "vow revenge", "menace"],
    "threat-to-relations": ["threaten sever", "threaten aid", "threaten impose tariffs"],
    "military-threat": ["threaten attack", "threaten invade", "vow to destroy"],
    "condemnation": [
        "condemn",
        "lash out at",
        "voice concern",
        "call murderer",
        "call for sanctions",
        "take issue with",
    ],
    "accusation": ["accuse of", "hold responsible", "press charges", "point finger at", "convict"],
    "complaint": ["complain about", "lodge complaint"],
    "demarche": ["summon ambassador", "deliver protest note"],
    "lawsuit": ["sue", "file lawsuit", "take to court", "launch legal action"],
    "investigation": ["launch probe", "look into", "search for evidence", "testify before"],
    "praise": ["praise", "pay tribute to", "welcome decision", "express gratitude"],
    "support": ["back", "side with", "express solidarity", "pledge support", "defend"],
    "rejection": ["reject proposal", "turn down offer", "refuse request", "violate ban"],
    "refusal": ["refuse withdraw", "stand firm"],
    "concession": ["allow access", "meet demands", "back down", "pay compensation to", "drop case"],
    "apology": ["apologize for", "offer apology", "express remorse"],
    "recognition": ["recognize", "grant recognition"],
    "ties-opened": ["upgrade diplomatic ties", "reopen embassy", "normalize relations"],
    "ties-cut": ["sever diplomatic relations", "break off ties", "close embassy"],
    "ambassador-recalled": ["recall ambassador", "withdraw envoy"],
    "diplomats-expelled": ["expel diplomats", "declare persona non grata"],
    "cooperation-reduced": ["suspend cooperation", "halt flights", "cancel exercise"],
    "sanctions-imposed": ["impose sanctions", "freeze assets", "slap tariff on", "blacklist"],
    "sanctions-lifted": ["lift sanctions", "roll back tariffs", "unfreeze funds", "ease embargo"],
    "agreement": ["agree to", "pledge to", "accept proposal", "express readiness"],
    "deal-reached": ["reach agreement", "strike deal", "hammer out deal"],
    "signing": ["sign treaty", "ink memorandum"],
    "ratification": ["ratify", "pass law"],
    "treaty-withdrawal": ["pull out of treaty", "withdraw from agreement", "tear up accord"],
    "vote": ["vote", "go to polls"],
    "vote-for": ["vote in favor", "elect", "re-elect"],
    "vote-against": ["vote against", "vote down"],
    "veto": ["veto", "use veto"],
    "envoy-appointed": ["appoint", "name envoy", "nominate for"],
    "envoy-sent": ["send envoy", "dispatch delegation"],
    "resignation": ["resign", "step down", "submit resignation"],
    "cooperation": ["cooperate with", "share expertise with", "join forces", "boost cooperation"],
    "joint-exercise": ["conduct joint exercise", "begin war games", "stage military drill"],
    "extradition": ["extradite", "hand over suspect"],
    "intelligence-sharing": ["share evidence with", "exchange intelligence"],
    "aid-pledged": ["promise aid", "pledge million", "offer help", "agree donate"],
    "aid-given": [
        "send doctors",
        "provide humanitarian assistance",
        "deploy ^peacekeepers",
        "arrive ^peacekeeping ^troops",
        "hand over equipment",
        "accept refugees",
        "receive support from",
    ],
    "aid-stopped": ["suspend aid", "cut funding", "halt food supplies", "withdraw peacekeepers"],
    "ceasefire-agreed": ["agree to ceasefire", "reach truce"],
    "ceasefire-declared": ["declare ceasefire", "announce cease fire"],
    "ceasefire-in-force": ["lay down arms", "observe truce", "disarm", "begin ^ceasefire"],
    "ceasefire-broken": ["violate ceasefire", "break truce", "resume hostilities"],
    "prisoners-released": ["free", "release hostages", "grant amnesty", "let go"],
    "withdrawal-of-troops": ["withdraw troops", "pull out", "leave ^troops base"],
    "retreat": [
        "end strike",
        "call off protest",
        "lift siege",
        "ease curfew",
        "lift state emergency",
        "return artifacts to",
        "return to work",
    ],
    "protest": ["stage rally", "take to streets", "block road", "join protest", "erupt ^riots"],
    "strike-boycott": ["go on strike", "strike ^workers", "walk off job", "boycott election"],
    "mobilization": ["mobilize troops", "mass forces", "call up reservists", "test missile"],
    "troop-deployment": ["send troops to", "deploy", "scramble jets", "move into ^army"],
    "alert": ["put on alert", "raise alert", "tighten security"],
    "arrest": ["arrest", "take into custody", "jail for", "hold journalists", "issue warrant"],
    "detention-deportation": ["deport", "expel migrants", "strip of citizenship"],
    "seizure": ["seize assets", "search house", "raid office", "board ship", "intercept"],
    "restriction": ["impose curfew", "declare state emergency", "ban", "close border", "oust"],
    "coercion": ["crack down on", "fire tear gas", "raze homes", "break up demonstration"],
    "attack": ["attack", "open fire", "carry out airstrike", "launch offensive", "shoot at"],
    "cyberattack": ["hack into", "launch cyber attack"],
    "blockade": ["blockade", "impose blockade", "besiege"],
    "bombing": ["detonate bomb", "shell", "blow up", "explode ^bomb"],
    "killing": ["kill", "gun down", "put to death", "leave dead", "carry out execution"],
    "invasion": ["invade", "seize territory", "capture town", "enter ^troops"],
    "clash": ["clash with", "exchange fire", "break out ^fighting"],
    "abduction": ["kidnap", "take hostage", "seize hostages"],
}

NOUNS = {
    "phone-call": ["phone call", "video call"],
    "meeting": ["talks", "meeting"],
    "summit": ["summit", "peace conference"],
    "visit": ["visit"],
    "mediation": ["mediation mission"],
    "talks-broken-off": ["talks suspension", "negotiations collapse"],
    "appeal": ["call", "plea"],
    "support": ["support"],
    "deal-reached": ["peace accord", "trade deal"],
    "ceasefire-declared": ["truce", "cease fire"],
    "sanctions-imposed": ["sanctions", "arms embargo"],
    "sanctions-lifted": ["sanctions lifting", "sanctions easing"],
    "aid-given": ["humanitarian aid", "peacekeeping operation"],
    "aid-stopped": ["aid suspension", "assistance freeze", "aid cut"],
    "aid-pledged": ["assistance offer"],
    "withdrawal-of-troops": ["troop withdrawal", "withdrawal"],
    "prisoners-released": ["prisoner swap", "release"],
    "joint-exercise": ["joint exercise", "war games"],
    "protest": ["hunger strike", "protests wave"],
    "strike-boycott": ["strike", "general strike"],
    "attack": ["missile strike", "on strike", "assault"],
    "cyberattack": ["cyber attack"],
    "bombing": ["suicide bombing", "shelling"],
    "clash": ["fighting", "clashes"],
    "arrest": ["arrest warrant", "arrests"],
    "retreat": ["curfew lifting", "strike end"],
}


def rows(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(subtype, phrase) for subtype, phrases in table.items() for phrase in phrases]


@pytest.mark.parametrize(("subtype", "phrase"), rows(VERBS))
def test_verbs(lexicon, subtype, phrase):
    lemma, *around = phrase.split()
    entry = lexicon.verb(lemma, around)
    assert entry is not None
    assert entry.subtype == subtype
    assert entry.rest <= {singular(word) for word in around}


@pytest.mark.parametrize(("subtype", "phrase"), rows(NOUNS))
def test_nouns(lexicon, subtype, phrase):
    *around, head = phrase.split()
    entry = lexicon.noun(head, around)
    assert entry is not None
    assert entry.subtype == subtype


def test_the_tables_are_wide():
    assert len(rows(VERBS)) + len(rows(NOUNS)) >= 150
    assert set(VERBS) == set(load_taxonomy(ONTOLOGY).subtypes)


@pytest.mark.parametrize(
    "phrase",
    [
        "sleep bed",
        "take place",
        "hold",
        "hold election",
        "hold office",
        "leave",
        "provide",
        "return",
        "give speech",
        "make progress",
        "receive report",
        "release statement",
        "deliver speech",
        "meet deadline",
        "visit website",
        "hit ^earthquake",
        "fight corruption",
        "open door",
        "close gap",
        "call attention",
    ],
)
def test_no_act(lexicon, phrase):
    lemma, *around = phrase.split()
    assert lexicon.verb(lemma, around) is None


def test_a_noun_that_is_no_trigger(lexicon):
    assert lexicon.noun("banana", []) is None
    assert lexicon.noun("call", ["roll"]) is None


@pytest.mark.parametrize(
    ("phrase", "swapped"),
    [
        ("receive aid from", True),
        ("face protests", True),
        ("come under attack", True),
        ("provide aid", False),
        ("stage protest", False),
    ],
)
def test_who_is_at_the_receiving_end(lexicon, phrase, swapped):
    lemma, *around = phrase.split()
    assert lexicon.verb(lemma, around).swapped is swapped


def test_words_of_the_act_and_words_that_stay_parties(lexicon):
    assert lexicon.verb("send", ["troops", "to"]).rest == {"troop"}
    assert lexicon.verb("summon", ["ambassador"]).rest == frozenset()
    assert lexicon.verb("hold", ["journalists"]).rest == frozenset()


def test_longer_entries_win(lexicon):
    assert lexicon.verb("call", []).subtype == "phone-call"
    assert lexicon.verb("call", ["for"]).subtype == "appeal"
    assert lexicon.verb("call", ["for", "sanctions"]).subtype == "condemnation"
    assert lexicon.verb("call", ["off", "strike"]).subtype == "retreat"


def test_the_order_around_a_head_does_not_matter(lexicon):
    words = ["sanctions", "on", "new", "^government", "trade"]
    assert lexicon.verb("impose", words) == lexicon.verb("impose", reversed(words))


def test_every_subtype_is_reachable_and_known(lexicon):
    known = set(load_taxonomy(ONTOLOGY).subtypes)
    assert lexicon.subtypes == known
    assert list(TABLE["subtypes"]) == list(load_taxonomy(ONTOLOGY).subtypes)


def test_operators_lead_to_known_subtypes():
    known = set(load_taxonomy(ONTOLOGY).subtypes)
    for subtype, parts in TABLE["subtypes"].items():
        for name, told in parts.items():
            if name not in ("verbs", "light", "nouns", "acts"):
                assert name in {*TABLE["operators"], "alone", "vow"}, f"{subtype}: {name}"
                assert told in known | {"same"}, f"{subtype}: {told}"


def phrases():
    """(subtype, kind, phrase) of all explicit entries."""
    for subtype, parts in [(NO_ACT, TABLE["none"]), *TABLE["subtypes"].items()]:
        for kind in ("verbs", "never", "light", "nouns"):
            for phrase in parts.get(kind, ()):
                yield subtype, kind, phrase


def test_no_phrase_stands_under_two_subtypes():
    seen = defaultdict(set)
    for subtype, kind, phrase in phrases():
        for words in spelt_out(phrase):
            rest = [singular(w) for w in words]
            head = rest.pop(-1 if kind == "nouns" else 0)
            seen[kind == "nouns", head, frozenset(rest)].add(subtype)
    assert {key: found for key, found in seen.items() if len(found) > 1} == {}


def test_every_class_is_named_and_used():
    called = set(re.findall(r"[$@]([a-z-]+)", "\n".join(phrase for _, _, phrase in phrases())))
    assert called == set(TABLE["classes"])


def test_an_unknown_class_is_a_clear_error():
    table = {
        "classes": {},
        "operators": {},
        "none": {},
        "subtypes": {"visit": {"verbs": ["go $nowhere"]}},
    }
    with pytest.raises(ConfigError, match="nowhere"):
        Lexicon(table)


def test_a_broken_file_is_a_clear_error(tmp_path):
    (tmp_path / FILE).write_text("classes: [", encoding="utf-8")
    with pytest.raises(ConfigError, match=FILE):
        Lexicon.load(tmp_path)


def test_lists_are_sorted_and_without_repeats():
    lists = [*TABLE["classes"].items()]
    for section in ("operators", "subtypes"):
        for name, parts in TABLE[section].items():
            lists += [(f"{name}.{k}", v) for k, v in parts.items() if isinstance(v, list)]
    for name, members in lists:
        assert members == sorted(set(members)), name


@pytest.mark.parametrize("name", ["people", "bodies", "things", "goods", "prizes"])
def test_actor_nouns_are_sorted_and_without_repeats(name):
    table = yaml.safe_load((ONTOLOGY / "actor-nouns.yaml").read_text(encoding="utf-8"))
    assert table[name] == sorted(set(table[name]))


def test_actor_nouns():
    nouns = ActorNouns.load(ONTOLOGY)
    assert "official" in nouns
    assert "table" not in nouns


def test_halves_of_lands_are_called_by_their_direction():
    nouns = ActorNouns.load(ONTOLOGY)
    assert nouns.halves_in("on the Korean border")["North"] == "North Korea"
    assert nouns.halves_in("Sudan and South Sudan")["North"] == "Sudan"
    assert nouns.halves_in("in the north of Sudan") == {}
    assert nouns.twins["koreas"] == ("PRK", "KOR")
