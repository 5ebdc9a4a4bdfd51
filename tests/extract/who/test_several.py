from __future__ import annotations

from collections.abc import Callable

import pytest

_MET = "Espen Barth Eide met Badr Abdelatty on Thursday. "
_BOTH = "badr-abdelatty+espen-barth-eide"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("The two officials condemned Sudan.", True),
        ("Both leaders condemned Sudan.", True),
        # without "the", "two" brings in others
        ("Two officials condemned Sudan.", False),
        ("Sudan was condemned by two diplomats.", False),
    ],
)
def test_a_bare_number_of_people_means_nobody_who_was_told_of(
    told: Callable[[str], str], text: str, meant: bool
) -> None:
    meeting, condemnation = told(_MET + text).split(", ")
    assert meeting == f"meeting: {_BOTH}"
    assert condemnation.startswith("condemnation: ")
    assert condemnation.endswith(" -> sudan")
    assert (condemnation == f"condemnation: {_BOTH} -> sudan") is meant
    assert ("eide" in condemnation) is meant


FORMER_AND_LATTER = [
    ("Iran signed a treaty with Oman. The latter condemned Israel.",
     "condemnation: oman -> israel"),
    ("Mexico quarrelled with Peru. Chile condemned the latter.", "condemnation: chile -> peru"),
    ("Armenia and Azerbaijan met in Prague. The former accused the latter of an attack.",
     "accusation: armenia -> azerbaijan"),
    ("Mexico and Peru quarrelled over the former's support for Pedro Castillo.",
     "support: mexico -> pedro-castillo"),
    # of a noun, it is no one of two
    ("Iran met Oman. The former president of Brazil criticised Iran.",
     "condemnation: brazil-elite -> iran"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "last"), FORMER_AND_LATTER)
def test_the_former_and_the_latter_are_the_last_two(
    told: Callable[[str], str], text: str, last: str
) -> None:
    assert told(text).split(", ")[-1] == last


MEANT = [
    # a state and its foe are two sides, whoever brings them together
    ("Ethiopia's government and Tigrayan forces agreed to stop fighting. Former Nigerian President "
     "Olusegun Obasanjo, who led the mediation team, said the two sides would meet again.",
     "meeting: ethiopia+tigray-military"),
    # those whose soldiers fight, sooner than two ministers who met in between
    ("Thai and Cambodian soldiers exchanged fire. Thailand accused Cambodia of an attack. "
     "Indonesia's foreign minister, Marty Natalegawa, met his Cambodian counterpart, Hor Namhong. "
     "Ban Ki-moon urged both sides to accept a ceasefire.",
     "appeal: ban-ki-moon -> cambodia+thailand"),
    # allies are those who were told together last, and none of whom they help
    ("Japan criticised China. Australia signed a pact with the United States and Britain. The two "
     "allies will help Australia.", "aid-given: united-kingdom+united-states -> australia"),
    # who is thanked is who helped
    ("Iran and Egypt agreed to resume ties. Iraq and Oman hosted the talks. Turkey thanked both "
     "countries.", "praise: turkey -> iraq+oman"),
    # the leaders of the states of the sentence before
    ("William Ruto met Yoweri Museveni on Monday. Egypt and Jordan agreed to talk. The two leaders "
     "met in Aqaba.", "meeting: abdel-fattah-el-sisi+abdullah-ii-of-jordan"),
    # two who are told together, and the state that all is about
    ("Niger expelled the French envoy. Niger's army praised the decision. Mali and Burkina Faso "
     "condemned France. The three countries signed a pact.", "signing: burkina-faso+mali+niger"),
    # the two of the clause before, sooner than a pair that the article told of more
    ("The United States praised France. France thanked the United States. Russia sends most of "
     "Turkey's gas, and the two countries signed a deal.", "signing: russia+turkey"),
    # those who are named among a plural
    ("Alberto Fernandez met left-wing presidents including Gabriel Boric and Luis Arce in Lima.",
     "meeting: alberto-fernandez+gabriel-boric+luis-arce"),
    # each of those that a plural is of, wherever it was
    ("Recep Tayyip Erdogan held talks with the presidents of Egypt and Iran in Madrid.",
     "meeting: abdel-fattah-el-sisi+ebrahim-raisi+recep-tayyip-erdogan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "last"), MEANT)
def test_who_is_meant_by_several(told: Callable[[str], str], text: str, last: str) -> None:
    assert told(text).split(", ")[-1] == last


def test_i_is_whom_a_later_he_said_means(told: Callable[[str], str]) -> None:
    text = 'Manasseh Sogavare spoke. "I ask Australia to respect Fiji," he said.'
    assert told(text).split(", ")[-1] == "appeal: manasseh-sogavare -> australia"
