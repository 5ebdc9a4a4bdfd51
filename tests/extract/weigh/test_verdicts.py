"""What a verb tells where the reading has it for the opposite."""

import pytest

from tests.extract.texts import events_of, told_by

# what goes on is not ended
WAS_IMPOSED = "The EU imposed sanctions on Russia in 2014."
TABLE = [
    (f"{WAS_IMPOSED} The bloc has since extended them.", "extended", "sanctions-imposed"),
    (f"{WAS_IMPOSED} The bloc renewed them on Monday.", "renewed", "sanctions-imposed"),
    ("In 2014, the EU imposed sanctions. The bloc has since extended them.", "extended",
     "sanctions-imposed"),
    (f"{WAS_IMPOSED} The bloc lifted them on Monday.", "lifted", "sanctions-lifted"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "subtype"), TABLE)
def test_what_is_prolonged(extractor, text, trigger, subtype):
    assert told_by(trigger, events_of(extractor, text)).subtype == subtype
