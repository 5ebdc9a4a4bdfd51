"""Whose "the step", "the accord" or "it" was that somebody praises or condemns."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, its last event as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # what is called a move was done, and not only asked for
    ("Russia pulled out of the grain agreement on Monday. Kenya urged Moscow to reverse course. "
     "Ursula von der Leyen called it a cynical move.",
     "condemnation: ursula-von-der-leyen -> russia"),
    ("Saudi Arabia and Iran signed an accord on Friday. Benjamin Netanyahu met Giorgia Meloni and "
     "asked Italy for help. Anwar Gargash welcomed the step.",
     "praise: anwar-gargash -> iran+saudi-arabia"),
    # nobody means who is the subject of the clause before, nor another act than the one told
    ("Officers toppled President Mohamed Bazoum last week. Police dispersed the crowd on Monday. "
     "Russia called for the release of Bazoum, but Yevgeny Prigozhin hailed the coup.",
     "praise: yevgeny-prigozhin -> officers-e3b98a4d"),
    # the news is praised sooner than what went before it
    ("Ethiopia and Somalia signed a declaration on Wednesday. Egypt signed a pact with Eritrea in "
     "August. The European Union praised the accord.",
     "praise: european-union -> ethiopia+somalia"),
    # one victim is not several
    ("Police killed three of the attackers. Aleksandar Vucic condemned the killing of the "
     "policeman.", "condemnation: aleksandar-vucic -> "),
    # what is no actor
    ("Annalena Baerbock said that Baku had broken its promise to refrain from force.",
     "rejection: azerbaijan -> "),
    ("Foreign ministers of Japan voiced opposition to the plan.", "condemnation: japan -> "),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), TOLD, ids=[text for text, _ in TOLD])
def test_last_event(told: Callable[[str], str], text: str, event: str) -> None:
    assert told(text).split(", ")[-1] == event
