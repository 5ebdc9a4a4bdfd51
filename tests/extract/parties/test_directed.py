"""Whom an act is directed at where others are named nearer: parse, targets and base together."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import events_of, sides


@pytest.mark.parametrize(
    ("text", "trigger", "target"),
    [
        # who made or did what is judged stands behind "by"
        ("Bolivia dismissed a bid by Paraguay to make Chilean miners pay.", "dismissed",
         {"Paraguay"}),
        ("Brazil voted against a motion tabled by Chile and Peru, which would have forced Caracas "
         "to hold elections.", "voted", {"Chile", "Peru"}),
        ("Spain condemned the kidnapping of two aid workers by Malian rebels.", "condemned",
         {"Malian rebels"}),
        ("Kenya criticised Uganda over the killing of fishermen by Congolese militiamen.",
         "criticised", {"Uganda"}),
        ("Tunisia protested to the United Nations over two Israeli raids.", "protested",
         {"Israel"}),
        # what an act is called names nobody
        ("Turkey shelled a village. Syria condemned the attack as an act of state banditry.",
         "condemned", {"Turkey"}),
        # whose a thing is that is hit
        ("Iran seized a tanker owned by a Greek company.", "seized", {"Greek companies"}),
        ("Syria shot down a helicopter piloted by two Russians.", "shot", {"Russian citizens"}),
        ("Syria shot down a helicopter near Aleppo.", "shot", {"helicopter"}),
        # what moved somebody is no place
        ("China began naval drills around Taiwan in response to a visit to the island by Nancy "
         "Pelosi.", "began", {"Taiwan"}),
        ("India deployed troops along its border with China in response to an incursion by "
         "Pakistani militants.", "deployed", {"China"}),
        # no act of a state against itself in other words
        ("Sweden recalled its envoys from Rome and Ankara after Turkey cancelled the order.",
         "cancelled", {"Sweden"}),
        # names that are told of a nameless person
        ("Chad blames Jean Moreau, a general whom Togo accuses of murder.", "accuses",
         {"Jean Moreau"}),
        ("Kenyan police arrested Paul Bett at the request of Anna Weber, a German prosecutor who "
         "is investigating him.", "investigating", {"Paul Bett"}),
        # who does something of his own beside it, or judges the matter
        ("The UN General Assembly voted for a ceasefire in Gaza, with the US and Israel voting "
         "against.", "voted", {"Gaza Strip"}),
        ("Thousands marched in Tbilisi to protest against the bill, which the EU has condemned.",
         "marched", {"Georgia"}),
        # office is nobody
        ("Protesters called for the removal of Prime Minister Imran Khan from office.", "called",
         {"Imran Khan"}),
    ],
)  # fmt: skip
def test_target(extractor: Extractor, text: str, trigger: str, target: set[str]) -> None:
    assert sides(extractor, text, trigger)[1] == target


@pytest.mark.parametrize(
    ("text", "trigger", "source", "target"),
    [
        ("The ruling led Manila to summon the Chinese envoy and hundreds of Filipinos to march on "
         "the Chinese embassy.", "march", {"Philippine citizens"}, {"Chinese embassy"}),
        ("The ruling led Manila to summon the Chinese envoy and hundreds of Filipinos to march on "
         "the Chinese embassy.", "summon", {"Philippines"}, {"China"}),
        ("The EU imposed sanctions on Iran for jailing two Spaniards.", "jailing", {"Iran"},
         {"Spanish citizens"}),
        ("The International Court of Justice ordered Israel to halt its offensive.", "ordered",
         {"International Court of Justice"}, {"Israel"}),
        ("Rwanda urged Congo to free the prisoners and leave the town.", "urged",
         {"Rwanda"}, {"Democratic Republic of the Congo"}),
    ],
)  # fmt: skip
def test_both_sides(
    extractor: Extractor, text: str, trigger: str, source: set[str], target: set[str]
) -> None:
    assert sides(extractor, text, trigger) == (source, target)


@pytest.mark.parametrize(
    ("text", "trigger", "sources", "targets"),
    [
        # joined to what stands before, never to what comes
        ("Egypt and Qatar are mediating between Israel and Hamas.", "mediating",
         {"Egypt", "Qatar"}, {"Israel", "Hamas"}),
        # a participle without an auxiliary that has a subject is past
        ("Oman mediated between Iran and the United States.", "mediated", {"Oman"},
         {"Iran", "United States"}),
        # who breaks it is not told; who brought it about did not break it
        ("A truce between Israel and Hamas collapsed on Friday.", "collapsed",
         {"Israel", "Hamas"}, set()),
        # a step against whoever was told before is one against his state
        ("Hichilema telephoned his Malawian counterpart, Chakwera. Zambia banned exports of maize "
         "on Monday.", "banned", {"Zambia"}, set()),
        # sanctions that one joins are one's own
        ("Switzerland joined EU sanctions against Russia.", "joined", {"Switzerland"}, {"Russia"}),
        # other people's troops are asked to go, one's own are sent
        ("Niger's junta ordered French troops to leave.", "ordered", {"Niger"},
         {"French Armed Forces"}),
    ],
)  # fmt: skip
def test_both_sides_of_hard_parses(
    extractor: Extractor, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    assert sides(extractor, text, trigger) == (sources, targets)


@pytest.mark.parametrize(
    "text",
    [
        "A truce brokered by Egypt collapsed on Monday.",
        "The ceasefire, negotiated by Qatar, broke down within hours.",
        "Turkey backed Baku. Three truces, mediated by Russia and France, collapsed in October.",
    ],
)
def test_a_broker_breaks_no_truce(extractor: Extractor, text: str) -> None:
    assert "ceasefire-broken" not in {event.subtype for event in events_of(extractor, text)}
