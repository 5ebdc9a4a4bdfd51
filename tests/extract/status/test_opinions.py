"""What somebody is told to think of another is his act: anger, contempt, blame by a claim."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
OPINIONS = [
    ("Olaf Scholz is disappointed with Hungary.", "condemnation: olaf-scholz -> hungary"),
    ("“I am furious with NATO,” said Emmanuel Macron.", "condemnation: emmanuel-macron -> nato"),
    ("Boris Johnson said he was angry at Ireland.", "condemnation: boris-johnson -> ireland"),
    ("Olaf Scholz is not angry with Hungary.", ""),
    ("Joe Biden said Vladimir Putin was a killer.", "condemnation: joe-biden -> vladimir-putin"),
    ("“Viktor Orban is a coward,” Mario Draghi said.",
     "condemnation: mario-draghi -> viktor-orban"),
    ("“Nicolas Maduro is corrupt,” said Mike Pompeo.",
     "condemnation: mike-pompeo -> nicolas-maduro"),
    ("Joe Biden said Vladimir Putin was no fool.", ""),
    ("Vladimir Putin is a killer.", ""),
    # what a court finds is no opinion of somebody without a name
    ("Police in Oslo said the suspect was a murderer.", ""),
    ("Emmanuel Macron said the minister was a killer.", ""),
    ("Emmanuel Macron said the minister was a liar.",
     "condemnation: emmanuel-macron -> minister-e3b98a4d"),
    # who claims that another did harm accuses him
    ("Kosovo claimed that Serbia had bombed Pristina.",
     "accusation: kosovo -> serbia, bombing: serbia -> kosovo"),
    ("Armenia claimed that Azerbaijan had attacked Iran.",
     "accusation: armenia -> azerbaijan, attack: azerbaijan -> iran"),
    ("Iran claimed that Iraq was arming Syria.",
     "accusation: iran -> iraq, aid-given: iraq -> syria"),
    ("Russia claimed that it had attacked Ukraine.", "attack: russia -> ukraine"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), OPINIONS)
def test_who_thinks_ill_of_whom(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
