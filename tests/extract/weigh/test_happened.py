"""Whether an act happened, where somebody says that it did not, or never meant it to."""

import pytest

from kg.model import Status
from tests.extract.texts import events_of, told_by

TABLE = [
    # what others may be charged with is denied by who says that it was not done
    ("Abiy said Sudan had not fired on Ethiopian troops.", "fired", Status.DENIED),
    ('"Sudan has not fired on Ethiopian troops," Abiy said.', "fired", Status.DENIED),
    ("Putin told Macron that Russia had not bombed the hospital in Mariupol.", "bombed",
     Status.DENIED),
    # what nobody means to do
    ("Moscow insisted it had never intended to attack Ukraine.", "attack", Status.NEGATED),
    ("Russia does not plan to invade Ukraine.", "invade", Status.NEGATED),
]  # fmt: skip

# what is said by nobody, will not be or is no hostile act, and what somebody does plan
LIMITS = [
    ("Sudan has not fired on Ethiopian troops.", "fired", Status.NEGATED),
    ("Abiy said Sudan would not fire on Ethiopian troops.", "fire", Status.NEGATED),
    ("Lavrov said Russia had not signed a treaty with Ukraine.", "signed", Status.NEGATED),
    ("Russia plans to invade Ukraine.", "invade", Status.PLANNED),
]


@pytest.mark.parametrize(("text", "trigger", "status"), TABLE + LIMITS)
def test_status(extractor, text, trigger, status):
    assert told_by(trigger, events_of(extractor, text)).status is status
