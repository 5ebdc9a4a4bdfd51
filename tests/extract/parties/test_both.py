"""Whom "both sides", "his host", "the court" or "the government" mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, its last event as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # those who were told together most often
    ("Ethiopia and Somalia signed a declaration in Ankara. Abiy Ahmed of Ethiopia and Hassan "
     "Sheikh Mohamud of Somalia met there. Ethiopia and Somalia had cut ties in April. Egypt "
     "signed a pact with Somalia. Moussa Faki Mahamat urged both parties to carry it out.",
     "appeal: moussa-faki-mahamat -> ethiopia+somalia"),
    ("China accused the Philippines of ramming a boat. Manila accused Beijing of lying. The "
     "Philippines told China to leave. Beijing accused the United States of stirring up trouble. "
     "Vietnam urged both sides to exercise restraint.",
     "appeal: vietnam -> china+philippines"),
    # two of one state are no two sides
    ("US Treasury Secretary Scott Bessent and US Trade Representative Jamieson Greer met Chinese "
     "Vice Premier He Lifeng on Saturday. The two sides signed a protocol.",
     "signing: he-lifeng+scott-bessent"),
    # who received him, not who met others
    ("Scott Bessent met Karin Keller-Sutter on Friday. Xi Jinping, who received Brazilian "
     "President Lula in Beijing, said that nobody wins. Lula signed an agreement with his host.",
     "signing: luiz-inacio-lula-da-silva+xi-jinping"),
    # a court, and no others of which several are told
    ("The ICC indicted Omar al-Bashir. Canada will abide by the rulings of international courts. "
     "Kenya condemned the court.", "condemnation: kenya -> international-criminal-court"),
    ("The International Criminal Court indicted Omar al-Bashir. Benjamin Netanyahu accused the "
     "court of antisemitism.", "accusation: benjamin-netanyahu -> international-criminal-court"),
    # whose government one leaves
    ("Qatar hosted Iran. Qatar praised Oman. Itamar Ben-Gvir threatened to quit the government.",
     "threat-to-relations: itamar-ben-gvir -> israel"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), TOLD, ids=[text for text, _ in TOLD])
def test_last_event(told: Callable[[str], str], text: str, event: str) -> None:
    assert told(text).split(", ")[-1] == event
