"""What readers of fresh articles found, by construction: who takes part, and what tells no act."""

from __future__ import annotations

from datetime import date

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

Sides = set[str]

FOUND: list[tuple[str, str, Sides, Sides, str]] = [
    # who says that another had done something does what he says behind it
    ("China's ministry said Manila had broken its word and warned the Philippines.", "warning",
     {"china"}, {"philippines"}, "actual"),
    ("Hun Sen said Thailand had attacked a temple and requested a meeting of the UN.", "appeal",
     {"hun-sen"}, {"united-nations"}, "actual"),
    ("Lavrov said Ukraine had rejected the offer and demanded guarantees.", "rejection",
     {"ukraine"}, set(), "actual"),
    # what he asks for is not denied with what he denies
    ("Sogavare denied that the accord would permit a base and asked Australia to respect it.",
     "appeal", {"manasseh-sogavare"}, {"australia"}, "actual"),
    # who tells what was done to his own did not do it
    ("The Houthis said five of their fighters had been killed.", "killing", set(), set(), "actual"),
    # nobody is told to have done it, and nobody of the lines before did
    ("Putin met Merkel. More than 5,000 people have been killed.", "killing", set(), set(),
     "actual"),
    # a call that people talk in
    ("Emmanuel Macron condemned the use of force in a call with Ilham Aliyev.", "phone-call",
     {"emmanuel-macron"}, {"ilham-aliyev"}, "actual"),
    # who brought a deal about, between whom
    ("Iran and Iraq signed a truce mediated by Oman.", "mediation", {"oman"}, {"iran", "iraq"},
     "actual"),
    ("Talks between Iran and Iraq mediated by Oman began.", "mediation", {"oman"},
     {"iran", "iraq"}, "actual"),
    # to vow never to do it is to refuse it
    ("Serbia has vowed never to recognise Kosovo's independence.", "refusal", {"serbia"},
     {"kosovo"}, "actual"),
    ("Iran promised never to negotiate with Israel.", "meeting-refusal", {"iran"}, {"israel"},
     "actual"),
    # a name behind what it is to another
    ("Sweden and its neighbor Finland signed a treaty with NATO.", "signing",
     {"sweden", "finland"}, {"nato"}, "actual"),
    # whose country it is, by what was said of him
    ("Qatari energy minister Saad al-Kaabi denounced the boycott of his country.",
     "condemnation", {"saad-al-kaabi"}, {"qatar"}, "actual"),
    # who fights beside somebody does not fight him
    ("Eritrea attacked Tigray alongside Abiy Ahmed's forces.", "attack",
     {"eritrea", "ethiopia-military"}, {"tigray"}, "actual"),
    # who goes with somebody goes, too
    ("Angela Merkel, who had travelled with Francois Hollande to Kiev, praised Poland.", "visit",
     {"angela-merkel", "francois-hollande"}, {"ukraine"}, "actual"),
    # who will act is not whom is warned of him
    ("Jens Stoltenberg warned Russia that the EU would sue it.", "warning", {"jens-stoltenberg"},
     {"russia"}, "actual"),
    # an outcome is of a deal or a vote
    ("Olaf Scholz warned Iran. Emmanuel Macron praised the outcome.", "praise",
     {"emmanuel-macron"}, set(), "actual"),
    # names right behind what they are
    ("The deal was signed by separatists Alexander Zakharchenko and Igor Plotnitsky.", "signing",
     {"alexander-zakharchenko", "igor-plotnitsky"}, set(), "actual"),
    # a later clause with a subject of its own tells of others
    ("Turkish lawmakers ratified it in January; later, Washington sent Greece 40 jets.",
     "ratification", {"turkey-parliament"}, set(), "actual"),
    # what is called by a name of its own is no state of that class
    ("The United States met Iran. Algeria recognised the Sahrawi republic.", "recognition",
     {"algeria"}, {"western-sahara"}, "actual"),
    # phrases
    ("Lithuania withdrew from a Chinese-led forum.", "treaty-withdrawal", {"lithuania"}, {"china"},
     "actual"),
    ("Greece dropped its objections to Albania's bid.", "concession", {"greece"}, {"albania"},
     "actual"),
    ("The White House regretted the French step.", "condemnation", {"united-states"}, {"france"},
     "actual"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subtype", "sources", "targets", "status"), FOUND)
def test_who_takes_part(
    extractor: Extractor, text: str, subtype: str, sources: Sides, targets: Sides, status: str
) -> None:
    (event,) = [e for e in resolved(extractor, text) if e.subtype == subtype]
    assert event.status == status
    assert {m.actor for m in event.sources} == sources
    assert {m.actor for m in event.targets if m.country or m.sector} >= targets
    assert not sources & {m.actor for m in event.targets}


NO_ACTS = [
    ("Xi Jinping called a news conference.", set()),
    ("The United States, which has a treaty with Manila, condemned the raid.", {"condemnation"}),
    ("Paris said Canberra had stabbed France in the back.", set()),
    ("Lebanon's army said it would defend itself and blamed Israel.", {"condemnation"}),
    ("The group said Hamas would abide by the truce.", set()),
    ("The UN condemned the attack but made no mention of the execution.", {"condemnation"}),
    ("Czechia, which took over the EU presidency this month, praised Ukraine.", {"praise"}),
    ("China and Russia have yet to give their backing.", {"support"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "acts"), NO_ACTS)
def test_what_tells_no_act(extractor: Extractor, text: str, acts: set[str]) -> None:
    assert {e.subtype for e in resolved(extractor, text)} == acts


BUSHES = [("1990-11-21", "george-h-w-bush"), ("2002-11-21", "george-w-bush")]


@pytest.mark.parametrize(("day", "who"), BUSHES)
def test_a_name_of_two_is_that_of_the_one_in_office(
    extractor: Extractor, day: str, who: str
) -> None:
    (event,) = resolved(extractor, "President George Bush praised Poland.", date.fromisoformat(day))
    assert {m.actor for m in event.sources} == {who}
