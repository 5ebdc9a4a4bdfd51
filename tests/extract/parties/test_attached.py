"""Who stands in a sentence and has no part in the act, or one beside who acts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Turkey, which brokered the deal together with the UN in July, sounded more hopeful.",
     "mediation: turkey+united-nations"),
    ("Egypt, at odds with Ethiopia over a dam, signed a security pact with Somalia.",
     "signing: egypt+somalia"),
    ("Catherine Colonna demanded that Armenians be allowed to live in safety.",
     "demand: catherine-colonna -> "),
    ("Ethiopia and Somalia have agreed to resolve their dispute, Turkish President Recep Tayyip "
     "Erdogan announced after hosting talks between their leaders on Wednesday.",
     "agreement: ethiopia+somalia, host: recep-tayyip-erdogan -> ethiopia+somalia"),
    # who is asked, and not for whom
    ("Ukrainian President Volodymyr Zelenskiy said Kyiv was ready to keep shipping grain without "
     "Russia and asked his diplomats to prepare a proposal for the UN and Turkey.",
     "appeal: volodymyr-zelenskyy -> his-diplomats-e3b98a4d"),
    # nobody is his own guest
    ("Egypt will host the mediators in Cairo.", "host: egypt -> "),
    # whom others killed before
    ("Demonstrators attacked the Saudi embassy following the execution of cleric Nimr al-Nimr.",
     "protest: saudi-arabia-protesters -> saudi-arabia-embassy"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
