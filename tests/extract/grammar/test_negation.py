"""Sentence → status: what was not done, what was refused, what is only thought of."""

import pytest

from tests.extract.texts import events_of, told_by

# (text, trigger, status); no status where there is no such event
TABLE = [
    ("Turkey said no to Greece.", "said", "actual"),
    ("France did not say no to Greece.", "say", "negated"),
    ("Iran would not let UN inspectors enter the country.", "let", "actual"),
    ("Serbia refused to recognise Kosovo.", "recognise", None),
    ("Serbia refused to recognise Kosovo.", "refused", "actual"),
    ("France did not condemn Israel.", "condemn", "negated"),
    ("Mali no longer allows French planes to cross its territory.", "allows", "negated"),
    # by who or what took part
    ("No Russian soldier left Syria.", "left", "negated"),
    ("Not one Russian soldier left Syria.", "left", "negated"),
    ("Neither France nor Germany condemned Israel.", "condemned", "negated"),
    ("Iran released no American prisoners.", "released", "negated"),
    ("The Americans sent no troops to Mali.", "sent", "negated"),
    ("No fewer than 300 Russian soldiers attacked Kharkiv.", "attacked", "actual"),
    ("Russian soldiers killed not one but three Ukrainians.", "killed", "actual"),
    ("Russia apologised to nobody.", "apologised", None),
    ("Russia apologised to no one.", "apologised", None),
    ("The Japan Coast Guard regrets nothing.", "regrets", None),
    # in place of which something else was done
    ("France thanked Italy, as opposed to bombing Spain.", "bombing", "negated"),
    # denied
    ("The Kremlin disclaims any plan to invade Ukraine.", "invade", "denied"),
    ("The Kremlin disclaims any plan to invade Ukraine.", "disclaims", "actual"),
    ("Rwanda denied that its soldiers were in Congo and accused Kinshasa of lies.", "accused",
     "actual"),
    # conditions by the order of words
    ("Were Beijing to blockade Taiwan, prices would rise.", "blockade", "hypothetical"),
    ("Had Iran attacked Israel, America would have bombed Iran.", "attacked", "hypothetical"),
    ("Had Iran attacked Israel, Chad would have bombed Iran.", "attacked", "hypothetical"),
    # what was so after all
    ("Had Mali's ministers not left the talks, Algeria would have signed it.", "left", "actual"),
    ("Had Russia not attacked Ukraine, Biden would have met Putin.", "attacked", "actual"),
    ("Iran would not have attacked Israel if Israel had left Syria.", "attacked", "actual"),
    # planned, and what had been
    ("Biden was to have met Putin on Monday.", "met", "negated"),
    ("Russia left Syria days before Turkey was due to host Iran.", "left", "actual"),
    ("Russia will not attack Ukraine.", "attack", "negated"),
    ("Japan is also to send 200 soldiers to Mali.", "send", "planned"),
    ("Cuba will free 52 political prisoners.", "free", "planned"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "status"), TABLE)
def test_the_status_of_an_act(extractor, text, trigger, status):
    found = [e.status.value for e in events_of(extractor, text) if e.trigger.text == trigger]
    assert found == ([status] if status else [])


# What is told as a threat or a refusal is made now: (text, trigger, type, day).
DECLARED = [
    ("Belgium will not extradite the general to Chad.", "extradite", "REJECT", "2022-02-02"),
    ("Macron will not meet Putin on Friday.", "meet", "REJECT", "2022-02-02"),
    ("Iran will expel French diplomats unless Paris returns the funds.", "expel", "THREATEN",
     "2022-02-02"),
    ("Iran said on Monday that it would attack Israel unless it left Lebanon.", "attack",
     "THREATEN", "2022-01-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "event_type", "day"), DECLARED)
def test_what_somebody_declares(extractor, text, trigger, event_type, day):
    event = told_by(trigger, events_of(extractor, text))
    assert (event.event_type, event.status) == (event_type, "actual")
    assert event.date is not None
    assert event.date.start.isoformat() == day
