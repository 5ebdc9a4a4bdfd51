"""Who takes part in the act of a noun, by its participle, its possessor or its infinitive."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # whom it is done to stands at the participle, before or behind who does it
    ("The Taliban claimed an attack carried out against Pakistan in the night.",
     "attack: taliban -> pakistan"),
    ("The attack launched by Boko Haram on the Nigerian army in May shocked Abuja.",
     "attack: boko-haram -> nigeria-military"),
    ("Brussels regrets the accusations levelled by Belgrade against Pristina.",
     "apology: european-union -> serbia, accusation: serbia -> kosovo"),
    # where it was done, or nobody
    ("The assault launched by militants in Mali in May is remembered.", "attack: mali-rebels -> "),
    ("A strike organised by miners in Lima has ended.", "strike-boycott: peru-workers -> "),
    # it befalls whose it is
    ("Cuba protested against the singer's deportation by the United States.",
     "complaint: cuba -> united-states, "
     "detention-deportation: united-states -> singer-e3b98a4d"),
    ("Iceland criticised the sailor's detention by Norway.",
     "condemnation: iceland -> norway, arrest: norway -> sailor-e3b98a4d"),
    ("The statue was put up a year after the mayor's murder by Hamas.",
     "killing: hamas -> mayor-e3b98a4d"),
    # it is done by whose it is
    ("Israel's detention of the lawmaker angered Jordan.", "arrest: israel -> lawmaker-e3b98a4d"),
    # who will not do something to whom, and whom nobody is named beside
    ("Greece lamented Turkey's refusal to recognise Cyprus.",
     "condemnation: greece -> turkey, rejection: turkey -> cyprus"),
    ("Rwanda condemned the refusal of Congo to meet the rebels.",
     "condemnation: rwanda -> democratic-republic-of-the-congo, "
     "rejection: democratic-republic-of-the-congo -> rebels-e3b98a4d"),
    ("Venezuela cut ties with Paraguay over the refusal of Asuncion to recognise Nicolas Maduro.",
     "ties-cut: venezuela -> paraguay, rejection: paraguay -> nicolas-maduro"),
    ("The refusal of Turkey to cooperate with Greece angered the EU.",
     "rejection: turkey -> greece"),
    ("Serbia's refusal to talk to Kosovo drew criticism from Germany.",
     "rejection: serbia -> kosovo, condemnation: germany -> serbia"),
    ("Cuba's refusal to engage with Colombia worried diplomats.", "rejection: cuba -> colombia"),
    ("Thousands marched in protest at the refusal of the Haitian president to hold elections.",
     "protest: haiti-citizens -> haiti-president"),
    # the same was done before by those to whom it is done now
    ("Slovakia expelled two Russian diplomats after the expulsion of a Slovak diplomat by Moscow.",
     "diplomats-expelled: slovakia -> russia, diplomats-expelled: russia -> slovakia"),
    # nobody's diplomats are those of whoever expels them
    ("The envoys were expelled from Moscow by the Russian government.",
     "diplomats-expelled: russia -> envoys-e3b98a4d"),
    ("Peru expelled a Bolivian attache after Bolivia's expulsion of a Peruvian consul.",
     "diplomats-expelled: peru -> bolivia, diplomats-expelled: bolivia -> peru"),
    ("Estonia expelled a Russian diplomat after the expulsion of an Estonian diplomat by Moscow.",
     "diplomats-expelled: estonia -> russia, diplomats-expelled: russia -> estonia"),
    # fire that is exchanged, and letters
    ("Two villagers were hurt in an exchange of gunfire between Thai and Cambodian forces.",
     "clash: cambodia-military+thailand-military"),
    ("An artillery exchange between North Korea and South Korea alarmed Japan.",
     "clash: north-korea+south-korea"),
    ("India closed a crossing following an exchange of fire between Indian and Pakistani troops.",
     "restriction: india -> pakistan, clash: india-military+pakistan-military"),
    ("The exchange of letters between Greece and Turkey went on.", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
