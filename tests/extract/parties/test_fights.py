"""Fights: who fights whom, beside whom, and whose a nameless force is; parse and base together."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

# (text, ids of the sources, ids of the targets) of the one act of violence that it tells
FOUGHT = [
    # verbs of fighting, by the class of who fights or is fought
    ("The Prussians crushed the Austrian army at Chlum.", None, {"austria-military"}),
    ("The Wehrmacht broke the Polish army in three weeks.", None, {"poland-military"}),
    ("Rwandan troops smashed through Congolese lines at Sake.", {"rwanda-military"},
     {"democratic-republic-of-the-congo"}),
    ("Boko Haram fighters pinned down Chadian soldiers for five hours.", {"boko-haram"},
     {"chad-military"}),
    ("Somali soldiers chased al-Shabaab from Adale.", {"somalia-military"}, {"al-shabaab"}),
    ("French artillery silenced a Syrian battery near Deraa.", {"france-military"},
     {"syria-military"}),
    ("The Turkish air force put eleven PKK fighters out of action in Gara.",
     {"turkey-military"}, {"kurdistan-workers-party"}),
    ("Israeli jets took out a Hamas commander in Khan Younis.", {"israel-military"}, {"hamas"}),
    ("Polish troops held out against the Germans at Westerplatte.", {"poland-military"}, None),
    # whose attack is beaten back
    ("Kenyan troops fought off an al-Shabaab raid on the base at Kulbiyow.",
     {"kenya-military"}, {"al-shabaab"}),
    ("Greek pilots turned back a Turkish attack on Kos.", None, {"turkey"}),
    ("Three Russian attacks near Robotyne were repelled by Ukrainian forces.",
     {"ukraine-military"}, {"russia"}),
    ("31 attempts by Russian units to pierce Ukrainian lines were beaten back.",
     {"russia"}, {"ukraine"}),
    # who is helped fights, and is not hit
    ("Germany reaffirmed its support of the Government of Mali in its fight against al-Qaeda.",
     {"mali"}, {"al-qaeda"}),
    ("In Iraq, French forces conducted 11 strikes coordinated with and in support of the "
     "government of Iraq using attack and remotely piloted aircraft as well as rocket artillery.",
     {"france-military"}, set()),
    # cities that are laid waste
    ("Russian artillery reduced Mariupol to rubble.", {"russia-military"}, {"mariupol"}),
    # what a time or an event sees done
    ("The fighting saw 120 Iraqi soldiers and a senior general killed.", set(),
     {"iraq-military"}),
    # who does it beside the subject
    ("Canada fought alongside Britain against Germany.", {"canada", "united-kingdom"},
     {"germany"}),
    ("Alongside Emirati soldiers, Yemeni troops drove al-Qaeda out of Mukalla.",
     {"united-arab-emirates-military", "yemen-military"}, {"al-qaeda"}),
    ("Rwandan troops together with M23 fighters attacked Goma.", {"rwanda-military", "m23"}, None),
    ("Hezbollah fights on the side of the Syrian government against rebels.",
     {"hezbollah", "syria"}, None),
    # the state that one is in, and what one takes part in
    ("Ethiopia has been at war with Eritrea since May.", {"ethiopia"}, {"eritrea"}),
    ("Jordan joined the campaign against Islamic State.", {"jordan"}, {"islamic-state"}),
    # whose craft and men they are
    ("HMS Diamond shot down a drone over the Red Sea.", {"united-kingdom-military"}, None),
    ("Argentine Skyhawks sank HMS Coventry.", {"argentina-military"}, {"united-kingdom-military"}),
    ("Aircraft under U.S. Central Command destroyed three Houthi missiles near Hodeidah.",
     {"united-states-military"}, {"houthis"}),
    ("Drones under Russian command struck a depot near Odesa.", {"russia-military"}, None),
    ("Men loyal to Muqtada al-Sadr attacked a British patrol in Basra.", {"moqtada-al-sadr"},
     {"united-kingdom-military"}),
    ("Allied aircraft bombed a barracks of the Yugoslav army, NATO said.", {"nato"},
     {"yugoslavia-military"}),
    ("British Tornados bombed the Iraqi-held airfield at Tallil.", {"united-kingdom-military"},
     {"iraq-military"}),
    ("Ukrainian air defence shot down 20 Shahed drones launched by Russia.",
     {"ukraine-military"}, {"russia-military"}),
    ("A Merkava of the Israel Defense Forces shot at an observation tower of UNIFIL.",
     {"israel-military"}, None),
    ("Soldiers of the SPLA and men loyal to Riek Machar battled each other with tanks and guns.",
     {"sudan-people-s-liberation-army", "riek-machar"}, set()),
    # all that nameless strikes hit
    ("Two strikes destroyed three tunnels and two ISIL fighting positions.", set(),
     {"islamic-state"}),
    ("Russian strikes hit Odesa overnight.", {"russia"}, {"odesa"}),
    ("A Ukrainian drone slammed into a depot in Belgorod.", {"ukraine-military"}, {"belgorod"}),
    ("Israel bombed Rafah on Monday.", {"israel"}, {"rafah"}),
    ("Turkish jets bombed Afrin and Kobani overnight.", {"turkey-military"}, {"afrin", "kobani"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "sources", "targets"), FOUGHT)
def test_who_fights_whom(
    extractor: Extractor, text: str, sources: set[str] | None, targets: set[str] | None
) -> None:
    (event,) = [e for e in resolved(extractor, text) if e.event_type == "ASSAULT"]
    assert sources is None or {m.actor for m in event.sources if m.actor} == sources
    assert targets is None or {m.actor for m in event.targets if m.actor} == targets


@pytest.mark.parametrize(
    "text",
    [
        "Strikes hit French railways for a second day.",
        "Forty runners of the Welsh Guards attacked Snowdon for the hospice.",
        "The striker bombarded the goal of Chelsea for ninety minutes.",
        "Typhoon Hagibis struck Honshu with a violence that nobody can remember.",
        "The euro was weak, but the central bank fought back with its reserves.",
        "France harried Italy into a new budget.",
        "The Dutch side pinned down England in midfield.",
        "The army cleared snow from the roads of Kashmir.",
        "He finished off his speech with thanks to Turkey.",
        "The campaign against corruption in Nigeria goes on.",
        "Iran resisted pressure from the United States.",
        "Turkish police drove protesters out of Taksim.",
        "The bank repelled a hostile bid from its rival.",
        "The president visited the Russian-held city of Donetsk.",
    ],
)
def test_what_is_no_fight(extractor: Extractor, text: str) -> None:
    assert "ASSAULT" not in {event.event_type for event in resolved(extractor, text)}


def test_who_is_arrested_along_with_others_arrests_nobody(extractor: Extractor) -> None:
    text = "Egyptian police detained two editors on Saturday along with three reporters."
    (event,) = resolved(extractor, text)
    assert {m.country for m in event.sources} == {"EGY"}
    assert len(event.sources) == 1


def test_who_is_fought_gets_no_help(extractor: Extractor) -> None:
    text = "Russia helped the Syrian army in its war against Daesh."
    (event,) = (e for e in resolved(extractor, text) if e.event_type == "AID")
    assert {m.actor for m in event.targets} == {"syria-military"}


def test_everything_that_strikes_hit_is_named(extractor: Extractor) -> None:
    text = "Two strikes destroyed three tunnels and two ISIL fighting positions."
    (event,) = resolved(extractor, text)
    assert "three tunnels" in {m.text for m in event.targets}
