"""Nobody sends home his own diplomats, whatever a pronoun seems to say."""

import pytest

from tests.extract.texts import resolved, sides

# (text, word of the act, who sends whom home)
OTHERS = [
    ("Russia denied that it plans to invade Ukraine. \"We have rejected the American demands and we"
     ' will expel two of their diplomats," Lavrov said.', "expel", "Sergey Lavrov",
     "United States"),
    ("Russia rejected the American demands and expelled their diplomats.", "expelled", "Russia",
     "United States"),
    ("Russia and Turkey quarrelled. Russia expelled two of their diplomats.", "expelled", "Russia",
     "Turkey"),
    ("The Americans expelled 12 Russian diplomats. Moscow answered by expelling 12 of their"
     " diplomats.", "expelling", "Russia", "United States"),
    ("Russia accused Poland of spying. Moscow expelled their ambassador.", "expelled", "Russia",
     "Poland"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "source", "target"), OTHERS)
def test_they_are_of_another_state(extractor, text, trigger, source, target):
    assert sides(extractor, text, trigger) == ({source}, {target})


def test_of_nobody_known_they_are_of_no_state(extractor):
    text = "Blinken met Lavrov on Monday. Moscow expelled two of its diplomats."
    (event,) = (e for e in resolved(extractor, text) if e.trigger.text == "expelled")
    assert not event.targets
