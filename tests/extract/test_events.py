"""Sentence → events, a table for each construction that the rules handle.

The rules are tested alone, without the network's reading of acts, which would fill their gaps;
test_whole.py puts the same tables through both.
"""

from datetime import date

import pytest

from kg.model import Status
from tests.extract.texts import PUBLISHED, by_rules, names, told_by

# (sentence, subtype, sources, targets); a target list of None: not looked at
ACTIVE = [
    ("France condemned the attack by Iran.", "condemnation", ["France"], ["Iran"]),
    ("Germany supported Poland.", "support", ["Germany"], ["Poland"]),
    ("Russia expelled two diplomats from Norway.", "diplomats-expelled", ["Russia"], None),
    ("Turkey warned Greece on Monday.", "warning", ["Turkey"], ["Greece"]),
    ("Rebels attacked Ethiopia on Sunday.", "attack", ["Rebels"], ["Ethiopia"]),
    (
        "A contingent of Kenyan peacekeepers arrived in Haiti.",
        "aid-given",
        ["A contingent of Kenyan peacekeepers"],
        ["Haiti"],
    ),
    ("Egypt rejected Israel's demand.", "rejection", ["Egypt"], ["Israel"]),
    ("Japan apologized to China.", "apology", ["Japan"], ["China"]),
    ("Police arrested a Spanish journalist.", "arrest", ["Police"], ["a Spanish journalist"]),
    ("Kenya recalled its ambassador from Somalia.", "ambassador-recalled", ["Kenya"], ["Somalia"]),
]
PASSIVE = [
    ("Iran was condemned by France.", "condemnation", ["France"], ["Iran"]),
    ("Two diplomats were expelled by Norway.", "diplomats-expelled", ["Norway"], None),
    ("Syria was attacked by Israel on Friday.", "attack", ["Israel"], ["Syria"]),
    ("Hungary has been criticised by Germany.", "condemnation", ["Germany"], ["Hungary"]),
    ("A French priest was arrested in Lebanon.", "arrest", ["Lebanon"], ["A French priest"]),
]
RELATIVE = [
    ("Poland, which supported Ukraine, sent a note.", "support", ["Poland"], ["Ukraine"]),
    ("The soldiers who attacked Kuwait have left.", "attack", ["The soldiers"], ["Kuwait"]),
    ("Iran, condemned by France, said nothing.", "condemnation", ["France"], ["Iran"]),
    ("He met the envoy who had warned Turkey.", "warning", ["the envoy"], ["Turkey"]),
]
CONTROL = [
    ("Italy decided to support Greece.", "support", ["Italy"], ["Greece"]),
    ("India began to attack Pakistan.", "attack", ["India"], ["Pakistan"]),
    ("China urged Japan to apologise.", "appeal", ["China"], ["Japan"]),
    ("Spain asked Morocco to release the crew.", "appeal", ["Spain"], ["Morocco"]),
    ("Serbia refused to recognise Kosovo.", "refusal", ["Serbia"], ["Kosovo"]),
    ("Israel threatened to attack Iran.", "military-threat", ["Israel"], ["Iran"]),
]
LIGHT = [
    ("Russia held talks with China.", "meeting", ["Russia"], ["China"]),
    ("Brazil launched an attack on Bolivia.", "attack", ["Brazil"], ["Bolivia"]),
    (
        "The United States imposed sanctions on Iran.",
        "sanctions-imposed",
        ["United States"],
        ["Iran"],
    ),
    (
        "The United States lifted sanctions on Sudan.",
        "sanctions-lifted",
        ["United States"],
        ["Sudan"],
    ),
    ("Canada sent weapons to Ukraine.", "aid-given", ["Canada"], ["Ukraine"]),
    ("Saudi Arabia severed ties with Iran.", "ties-cut", ["Saudi Arabia"], ["Iran"]),
    ("Qatar restored relations with Egypt.", "ties-opened", ["Qatar"], ["Egypt"]),
    ("Peru made a proposal to Chile.", "proposal", ["Peru"], ["Chile"]),
    ("France provided Mali with aid.", "aid-given", ["France"], ["Mali"]),
]
NOMINAL = [
    (
        "A phone call between Putin and Macron lasted an hour.",
        "phone-call",
        ["Putin", "Macron"],
        [],
    ),
    ("Proposals made by the Kremlin were published.", "proposal", ["Kremlin"], []),
    ("The Russian invasion of Ukraine shocked Europe.", "invasion", ["Russian"], ["Ukraine"]),
    ("Erdogan's call on Greece was noted.", "appeal", ["Erdogan"], ["Greece"]),
    ("France welcomed Israel's attack on Hamas.", "attack", ["Israel"], ["Hamas"]),
    ("London announced a suspension of aid to Rwanda.", "aid-stopped", ["London"], ["Rwanda"]),
]
COORDINATION = [
    ("France and Germany condemned Iran.", "condemnation", ["France", "Germany"], ["Iran"]),
    ("France condemned Iran and Syria.", "condemnation", ["France"], ["Iran", "Syria"]),
    ("Norway met Sweden and thanked Denmark.", "praise", ["Norway"], ["Denmark"]),
    ("US and British forces attacked Iraq.", "attack", ["US forces", "British forces"], ["Iraq"]),
]
APPOSITION = [
    ("Lavrov, the Russian minister, condemned Iran.", "condemnation", ["Lavrov"], ["Iran"]),
    (
        "Talks between Secretary of State Antony Blinken and Foreign Minister Wang Yi failed.",
        "meeting",
        ["Antony Blinken", "Wang Yi"],
        [],
    ),
]
POSSESSORS = [
    ("France condemned Israel's decision.", "condemnation", ["France"], ["Israel"]),
    (
        "Spain condemned the bombing of a port by the Cuban army.",
        "condemnation",
        ["Spain"],
        ["the Cuban army"],
    ),
    ("Kenya rejected a plan that Uganda had proposed.", "rejection", ["Kenya"], ["Uganda"]),
]
OBJECT_RELATIVES = [
    ("The rebels, whom Chad attacked, fled.", "attack", ["Chad"], ["The rebels"]),
]
MEASURES = [
    ("Peru and Chile held three days of talks.", "meeting", ["Peru", "Chile"], []),
]
MOVES = [
    ("Russia sent troops to Mali.", "troop-deployment", ["Russia"], ["Mali"]),
    ("Soldiers were withdrawn from Rwanda.", "withdrawal-of-troops", ["Soldiers"], ["Rwanda"]),
]
CONDITIONS = [
    ("Iran threatened to attack unless Iraq agreed.", "military-threat", ["Iran"], ["Iraq"]),
]
PAIRS = [
    (
        "Iran and Iraq met. The two countries condemned Syria.",
        "condemnation",
        ["Iran", "Iraq"],
        ["Syria"],
    ),
    ("Kim and Moon met. They condemned Japan.", "condemnation", ["Kim", "Moon"], ["Japan"]),
]
OFFICES = [  # the parser hangs "with" on the office
    (
        "Iran spoke with Secretary of State Antony Blinken.",
        "negotiation",
        ["Iran"],
        ["Antony Blinken"],
    ),
    ("He met with President Joe Biden.", "meeting", [], ["Joe Biden"]),
]
FROM = [  # whose something is that comes "from" him
    ("Poland faced attacks from Belarus.", "attack", ["Belarus"], None),
]
STRUGGLES = [  # whose fight it is; who speaks of a war takes no part in it
    ("Kenya continued its war against Somali pirates.", "attack", ["Kenya"], ["Somali pirates"]),
    ("Britain backed Iraq in the fight against Iran.", "attack", ["Iraq"], ["Iran"]),
    ("France sent arms for Chad's fight against Libya.", "attack", ["Chad"], ["Libya"]),
    ("The Saudi-led war against Yemen goes on.", "attack", ["Saudi"], ["Yemen"]),
]
WEAPONS = [
    (
        "Two strikes hit a Libyan ship and destroyed a Syrian bridge.",
        "attack",
        ["Two strikes"],
        ["a Libyan ship"],
    ),
    ("France struck, using jets against Libyan targets.", "attack", ["France"], ["Libyan"]),
]
EXPULSIONS = [
    ("Three diplomats of Chad were expelled from Sudan.", "diplomats-expelled", ["Sudan"], None),
    ("A Cuban writer was deported from Spain.", "detention-deportation", ["Spain"], None),
    ("Norway lifted the sanctions imposed on Sudan.", "sanctions-lifted", ["Norway"], ["Sudan"]),
]
DUTY = [
    ("Egypt said that Ethiopia must stop the dam.", "demand", ["Egypt"], ["Ethiopia"]),
    ("Merkel said Greece should leave the union.", "appeal", ["Merkel"], ["Greece"]),
]
CONSTRUCTIONS = [
    *(ACTIVE + PASSIVE + RELATIVE + CONTROL + LIGHT + NOMINAL + COORDINATION + DUTY),
    *(FROM + OFFICES + STRUGGLES + WEAPONS + EXPULSIONS),
    *(APPOSITION + POSSESSORS + OBJECT_RELATIVES + MEASURES + MOVES + CONDITIONS + PAIRS),
]


@pytest.mark.parametrize(("text", "subtype", "sources", "targets"), CONSTRUCTIONS)
def test_constructions(extractor, text, subtype, sources, targets):
    found = [e for e in by_rules(extractor, text) if e.subtype == subtype]
    assert found, "no such event"
    assert names(found[0].sources) == sources
    if targets is not None:
        assert names(found[0].targets) == targets


@pytest.mark.parametrize(
    ("text", "subtype", "everyone"),
    [
        ("Biden met Xi in Bali.", "meeting", {"Biden", "Xi"}),
        ("Biden and Xi met in Bali.", "meeting", {"Biden", "Xi"}),
        ("Blinken spoke with Lavrov by phone.", "phone-call", {"Blinken", "Lavrov"}),
        ("Chad and Sudan signed a treaty.", "signing", {"Chad", "Sudan"}),
        ("Chad signed an agreement with Sudan.", "signing", {"Chad", "Sudan"}),
        ("Armenia and Azerbaijan exchanged fire.", "clash", {"Armenia", "Azerbaijan"}),
    ],
)
def test_mutual_events_are_one(extractor, text, subtype, everyone):
    (event,) = [e for e in by_rules(extractor, text) if e.subtype == subtype]
    assert event.reciprocal
    assert set(names(event.sources + event.targets)) == everyone


def test_a_promise_is_not_mutual(extractor):
    events = by_rules(extractor, "Germany promised Kenya help against the drought.")
    assert events
    assert not any(event.reciprocal for event in events)


@pytest.mark.parametrize(
    ("text", "subtype", "status", "event_type"),
    [
        ("Turkey will host Greece on Friday.", "host", Status.PLANNED, "AGREE"),
        ("China did not support Japan.", "support", Status.NEGATED, "REJECT"),
        ("Iran plans to meet Iraq.", "meeting", Status.PLANNED, "AGREE"),
        ("Biden is due to meet Xi.", "meeting", Status.PLANNED, "AGREE"),
        ("France is ready to support Mali.", "support", Status.PLANNED, "AGREE"),
        ("India could attack Pakistan.", "attack", Status.HYPOTHETICAL, "THREATEN"),
        (
            "Russia will withdraw its troops from Syria.",
            "withdrawal-of-troops",
            Status.PLANNED,
            "AGREE",
        ),
        ("Egypt said it would support Sudan.", "support", Status.PLANNED, "AGREE"),
        ("Kosovo failed to support Albania.", "support", Status.NEGATED, "REJECT"),
        ("Israel attacked Syria.", "attack", Status.ACTUAL, "ASSAULT"),
        ("Iran had no intention of attacking Iraq.", "attack", Status.NEGATED, "ASSAULT"),
        ("Italy has the right to attack Libya.", "attack", Status.HYPOTHETICAL, "ASSAULT"),
        ("Cuba attacked Peru, a claim that Cuba denied.", "attack", Status.DENIED, None),
        ("Spain accused Peru of attacking Chile.", "attack", Status.ALLEGED, "ASSAULT"),
        ("Iran attacked Iraq in 1999.", "attack", Status.HISTORICAL, "ASSAULT"),
        ("Kenya would have attacked Chad.", "attack", Status.HYPOTHETICAL, "ASSAULT"),
        ("Israel will stay until Hamas attacks Egypt.", "attack", Status.HYPOTHETICAL, "ASSAULT"),
        ("Oman will act once Iran attacks Iraq.", "attack", Status.HYPOTHETICAL, "ASSAULT"),
        ("Oman will act as soon as Iran attacks Iraq.", "attack", Status.HYPOTHETICAL, "ASSAULT"),
        ("Nobody expects Iran to attack Iraq.", "attack", Status.HYPOTHETICAL, "ASSAULT"),
        ("Greece blocked an invitation to Kosovo.", "invitation", Status.NEGATED, "REJECT"),
        ("Oman acted once Iran attacked Iraq.", "attack", Status.ACTUAL, "ASSAULT"),
        ("Biden will travel to Kyiv to support Ukraine.", "support", Status.PLANNED, "AGREE"),
        (
            "Moscow will act depending on which state NATO attacked.",
            "attack",
            Status.HYPOTHETICAL,
            "ASSAULT",
        ),
        (
            "Spain issued a warrant for Putin over Russia's attack on Ukraine.",
            "attack",
            Status.ALLEGED,
            "ASSAULT",
        ),
    ],
)
def test_status(extractor, text, subtype, status, event_type):
    event = next(e for e in by_rules(extractor, text) if e.subtype == subtype)
    assert (event.status, event.event_type) == (status, event_type)


@pytest.mark.parametrize(
    "text",
    [
        "Russia denied that it plans to invade Ukraine.",
        "Russia denied attacking Ukraine.",
        "Moscow has repeatedly denied that it would invade Ukraine.",
    ],
)
def test_what_is_denied_did_not_happen(extractor, text):
    events = by_rules(extractor, text)
    assert any(event.subtype == "denial" for event in events)
    for event in events:
        assert event.subtype == "denial" or event.status is Status.DENIED
        assert event.event_type is None


@pytest.mark.parametrize(
    "text",
    [
        "The EU's fight against corruption in Ukraine continues.",
        "Obama thanked Turkey for its fight against terrorism in Syria.",
    ],
)
def test_a_fight_against_a_thing_is_no_attack(extractor, text):
    assert [event for event in by_rules(extractor, text) if event.subtype == "attack"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian children were deported from Ukraine to Russia.",
        "Russian troops were expelled from Ukraine.",
    ],
)
def test_who_is_deported_from_where_his_enemy_is_not_expelled_by_it(extractor, text):
    assert [names(event.sources) for event in by_rules(extractor, text)] == [[]]


def test_what_one_goes_on_despite_is_others_doing(extractor):
    events = by_rules(extractor, "Poland resumed the flights despite warnings from Belarus.")
    assert [event for event in events if event.subtype == "warning"] == []


def test_who_is_hit_by_what_is_condemned_is_not_condemned(extractor):
    text = "Turkey criticized the sanctions that the US imposed on Iran."
    event = next(e for e in by_rules(extractor, text) if e.subtype == "condemnation")
    assert "Iran" not in names(event.targets)


def test_who_speaks_of_a_war_takes_no_part_in_it(extractor):
    events = by_rules(extractor, "Macron discussed the war against Israel with Brazil.")
    assert [event for event in events if event.subtype == "attack"] == []


@pytest.mark.parametrize(
    ("text", "by", "cue", "quoted"),
    [
        ("Iran attacked Iraq, the United Nations said.", "United Nations", "said", False),
        ("According to NATO, Russia attacked Georgia.", "NATO", "according to", False),
        ("Cuba said that Spain had condemned Peru.", "Cuba", "said", False),
        ('"Spain attacked Peru," Cuba said.', "Cuba", "said", True),
    ],
)
def test_attribution(extractor, text, by, cue, quoted):
    event = by_rules(extractor, text)[0]
    assert event.attribution is not None
    assert names(event.attribution.by) == [by]
    assert (event.attribution.cue, event.attribution.quoted) == (cue, quoted)


def test_nothing_is_attributed_where_nobody_speaks(extractor):
    (event,) = by_rules(extractor, "Israel attacked Syria.")
    assert event.attribution is None


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Biden met Putin in Geneva.", "Geneva"),
        ("Biden met Putin in Brussels.", "Brussels"),
        ("Talks between Iran and Iraq were held in Oman.", "Oman"),
        ("Biden met Putin.", None),
    ],
)
def test_venue(extractor, text, venue):
    event = by_rules(extractor, text)[0]
    assert (event.venue.text if event.venue else None) == venue


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Biden met Putin on Tuesday.", date(2022, 2, 1), date(2022, 2, 1)),
        ("Biden will meet Putin on Friday.", date(2022, 2, 4), date(2022, 2, 4)),
        ("Biden met Putin last month.", date(2022, 1, 1), date(2022, 1, 31)),
        ("Biden met Putin in June 2021.", date(2021, 6, 1), date(2021, 6, 30)),
        ("Biden met Putin.", PUBLISHED, PUBLISHED),
        ("Biden met Putin, who had visited Xi on Monday.", PUBLISHED, PUBLISHED),
        (
            "Proposals made by the Kremlin last December failed.",
            date(2021, 12, 1),
            date(2021, 12, 31),
        ),
    ],
)
def test_dates(extractor, text, start, end):
    event = by_rules(extractor, text)[0]
    assert event.date is not None
    assert (event.date.start, event.date.end) == (start, end)


@pytest.mark.parametrize(
    ("text", "subtype", "sources", "targets"),
    [
        ("Macron flew home. He condemned Iran.", "condemnation", ["Macron"], ["Iran"]),
        ("Iran is angry. It attacked Israel.", "attack", ["Iran"], ["Israel"]),
        ("Turkey said it supported Qatar.", "support", ["Turkey"], ["Qatar"]),
        ("The Foreign Ministry met reporters. The ministry condemned Iran.", "condemnation",
         ["Foreign Ministry"], ["Iran"]),
        ("Ukraine is at war. France supported the country.", "support", ["France"], ["Ukraine"]),
        ("Syria suffers. France supported the war-torn country.", "support", ["France"], ["Syria"]),
        ("Orban reiterated his government's support for Serbia.", "support", ["Orban"], ["Serbia"]),
    ],
)  # fmt: skip
def test_coreference(extractor, text, subtype, sources, targets):
    event = next(e for e in by_rules(extractor, text) if e.subtype == subtype)
    assert names(event.sources) == sources
    assert names(event.targets) == targets


def test_a_pronoun_is_shown_by_the_name_that_its_sentence_has(extractor):
    (event,) = by_rules(extractor, "Turkey said it supported Qatar.")
    assert [mention.text for mention in event.sources] == ["Turkey"]
    event = by_rules(extractor, "Iran is angry. It attacked Israel.")[0]
    assert [mention.text for mention in event.sources] == ["It"]


def test_a_speaker_named_behind_is_not_whose_something_is(extractor):
    text = "Turkey attacked Iran for its support of Qatar, the White House said."
    event = next(e for e in by_rules(extractor, text) if e.subtype == "support")
    assert "White House" not in names(event.sources)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Trump called King Salman on Saturday.", ["phone-call"]),
        ("Stoltenberg called Erdogan to apologize to him.", ["phone-call", "apology"]),
        ("Maduro called Trump a liar.", ["condemnation"]),
        ("Maduro called on Trump to resign.", ["appeal"]),
    ],
)
def test_whom_one_calls_and_what_one_calls_him(extractor, text, told):
    assert [e.subtype for e in by_rules(extractor, text) if e.subtype != "statement"] == told


@pytest.mark.parametrize(
    ("text", "joint"),
    [
        ("Peru and Chile failed to reach agreement on the deal.", True),
        ("Peru and Chile agreed to open the border.", True),
        ("Peru and Chile condemned the deal.", False),
        ("Peru failed to reach agreement.", False),
    ],
)
def test_what_is_reached_or_missed_together(extractor, text, joint):
    assert [event.reciprocal for event in by_rules(extractor, text)][:1] == [joint]


def test_where_a_bomb_went_off_is_not_whose_it_was(extractor):
    (event,) = by_rules(extractor, "A car bomb in Kabul killed two Indian diplomats.")
    assert "Kabul" not in names(event.sources)


@pytest.mark.parametrize(
    "text",
    [
        "Japan said lifting the sanctions on Myanmar is out of the question.",
        "Macron said lifting the sanctions on Iran is unthinkable.",
    ],
)
def test_what_is_excluded_is_negated(extractor, text):
    assert {event.status for event in by_rules(extractor, text)} == {Status.NEGATED}


def test_event_mentions_point_back(extractor):
    text = (
        "Blinken and Lavrov spoke by phone on Tuesday. "
        "The call, initiated by the Americans, lasted half an hour."
    )
    (event,) = by_rules(extractor, text)
    assert event.subtype == "phone-call"
    assert event.initiator == "Americans"
    assert [span.text for span in event.coreferent] == ["call"]


def test_a_further_call_is_another_event(extractor):
    text = "Biden called Putin on Monday. A further call has been scheduled."
    first, second = [e for e in by_rules(extractor, text) if e.subtype == "phone-call"]
    assert (first.status, second.status) == (Status.ACTUAL, Status.PLANNED)
    assert set(names(second.sources + second.targets)) == {"Biden", "Putin"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Russian Foreign Minister Sergey Lavrov met Wang Yi.", "Russian Foreign Minister"),
        ("Secretary of State Antony Blinken met Wang Yi.", "Secretary of State"),
    ],
)
def test_roles(extractor, text, role):
    event = next(e for e in by_rules(extractor, text) if e.subtype == "meeting")
    assert event.sources[0].role == role


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("A group of Moroccan diplomats met Obama.", ["A group of Moroccan diplomats"]),
        ("Opposition parties in Nepal condemned China.", ["Opposition parties in Nepal"]),
        ("Supporters of Ben Bella attacked police.", ["Supporters of Ben Bella"]),
        ("The Israeli army attacked Lebanon.", ["The Israeli army"]),
        ("Tens of thousands of Kenyans condemned Uganda.",
         ["Tens of thousands of Kenyans"]),
        ("ICE expelled two Peruvian diplomats.", ["ICE"]),
        ("US and North Korean diplomats met in Oslo.", ["US", "North Korean diplomats"]),
    ],
)  # fmt: skip
def test_mentions_keep_what_says_whose(extractor, text, texts):
    event = by_rules(extractor, text)[0]
    assert [mention.text for mention in event.sources] == texts


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("Turkey expelled the envoy three days after Greece had condemned Ankara.", "condemned",
         (date(2022, 1, 30), date(2022, 1, 30))),
        ("Xi flew to Paris on Monday to meet Macron, a week after Iran shut the border.", "meet",
         (date(2022, 1, 31), date(2022, 1, 31))),
        ("French troops left Mali, nine years after they moved in against rebels.", "moved",
         (date(2013, 1, 1), date(2013, 12, 31))),
        ("France threatened Tehran with sanctions two days before Iran arrested the envoy.",
         "threatened", (date(2022, 1, 31), date(2022, 1, 31))),
        ("Two years after it signed the treaty with India, Nepal recalled its envoy.", "signed",
         (date(2020, 1, 1), date(2020, 12, 31))),
    ],
)  # fmt: skip
def test_what_a_clause_is_dated_against(extractor, text, trigger, days):
    event = told_by(trigger, by_rules(extractor, text))
    assert (event.date and (event.date.start, event.date.end)) == days


def test_datelines_are_no_actors(extractor):
    (event,) = by_rules(extractor, "MOSCOW, Feb 1 (Reuters) - China condemned Japan.")
    assert names(event.sources) == ["China"]


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\n\n", "x" * 100_000, "😀" * 100, "The sky is blue.",
        "The weather in Paris was fine on Monday.", "Shares rose two percent.",
        "The displaced families waited.", "He has the right to move.",
    ],
)  # fmt: skip
def test_nothing_to_tell(extractor, text):
    assert by_rules(extractor, text) == []
