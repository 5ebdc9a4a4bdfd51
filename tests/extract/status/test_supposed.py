"""What is only supposed, doubted or tried; what one does by wishing to."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Status
from tests.extract.texts import by_rules, told_by


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Suppose that Russia attacked Poland.", "attacked", Status.HYPOTHETICAL),
        ("Imagine that Cuba invited Putin.", "invited", Status.HYPOTHETICAL),
        ("Let us suppose that Egypt bombed Libya.", "bombed", Status.HYPOTHETICAL),
        ("Egypt bombed Libya, and diplomats suppose that Sudan knew.", "bombed", Status.ACTUAL),
        ("I doubt that Serbia will arrest Mladic.", "arrest", Status.HYPOTHETICAL),
        ("Experts doubt that Iran attacked Oman.", "attacked", Status.HYPOTHETICAL),
        ("We doubt Cuba will extradite him to Peru.", "extradite", Status.HYPOTHETICAL),
        ("Nobody can say I do not doubt it, but Iran attacked Oman.", "attacked", Status.ACTUAL),
        # what is left open or not meant
        ("Romania does not rule out sending troops to Moldova.", "sending", Status.HYPOTHETICAL),
        ("Oslo said it would not rule out sending troops to Mali.", "sending", Status.HYPOTHETICAL),
        ("The talks do not mean that Sudan will invade Chad.", "invade", Status.HYPOTHETICAL),
        ("The talks do not guarantee that Sudan will free Bashir.", "free", Status.HYPOTHETICAL),
        ("The letter means that Sudan will free Bashir.", "free", Status.PLANNED),
        ("If Mali were to leave ECOWAS, Niger would follow.", "leave", Status.HYPOTHETICAL),
        ("Mali is to leave ECOWAS.", "leave", Status.PLANNED),
        ("Lawyers accused Uganda of helping to kidnap Besigye.", "kidnap", Status.ALLEGED),
        # tried
        ("Blair attempted to talk to Schröder.", "talk", Status.HYPOTHETICAL),
        ("Rebels attempted to kill Karzai.", "kill", Status.HYPOTHETICAL),
        ("Kenya attempted to arrest two Somalis.", "arrest", Status.HYPOTHETICAL),
        ("France accused Chad of attempting to kill Déby.", "kill", Status.ALLEGED),
        # said by the wish to say it
        ("“We would like to thank Norway,” Zelensky said.", "thank", Status.ACTUAL),
        ("“I would like to congratulate Modi,” Macron said.", "congratulate", Status.ACTUAL),
        ("“We wish to condemn Israel,” Erdogan said.", "condemn", Status.ACTUAL),
        ("“We would like to meet Modi,” Macron said.", "meet", Status.PLANNED),
    ],
)  # fmt: skip
def test_what_is_supposed_doubted_or_tried(
    extractor: Extractor, text: str, trigger: str, status: Status
) -> None:
    assert told_by(trigger, by_rules(extractor, text)).status is status
