"""Word form and tag → lemma."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.parse.lemmas import Lemmas
from kg.settings import weights_directory

LEMMAS = Lemmas.read(json.loads((weights_directory() / "lemmas.json").read_text(encoding="utf-8")))
RULES = Lemmas({}, frozenset(), frozenset())  # of a language it has never read

VERBS = """
accused:accuse agreed:agree announces:announce arrived:arrive began:begin blamed:blame
bombed:bomb brokered:broker called:call condemned:condemn criticised:criticise
criticized:criticize denied:deny denouncing:denounce discussed:discuss expelled:expel fled:flee
forgave:forgive freed:free gave:give goes:go held:hold hosting:host hit:hit imposed:impose
invaded:invade launched:launch led:lead left:leave lifted:lift lying:lie mediating:mediate
meets:meet met:meet overthrew:overthrow phoned:phone pledged:pledge pressed:press
promised:promise ratified:ratify rebuffed:rebuff recalled:recall rejecting:reject
repatriated:repatriate said:say sanctioned:sanction seized:seize sent:send shelled:shell
signed:sign slammed:slam sought:seek spoke:speak struck:strike summoned:summon swore:swear
telling:tell threatens:threaten tied:tie told:tell travelled:travel underwent:undergo
upheld:uphold urged:urge vetoed:veto visited:visit vowed:vow warned:warn withdrew:withdraw
withdrawn:withdraw froze:freeze tore:tear shook:shake beaten:beat forbidden:forbid boycotted:boycott
deplored:deplore rebuked:rebuke telephoned:telephone waylaid:waylay
""".split()
NOUNS = """
allies:ally analyses:analysis countries:country crises:crisis embassies:embassy EU:EU men:man
missiles:missile proposals:proposal sanctions:sanction spokesmen:spokesman talks:talk ties:tie
""".split()


@pytest.mark.parametrize("pair", VERBS)
def test_verbs(pair: str) -> None:
    form, lemma = pair.split(":")
    assert LEMMAS(form, "VERB") == lemma
    assert LEMMAS(form.capitalize(), "VERB") == lemma


@pytest.mark.parametrize("pair", NOUNS)
def test_nouns(pair: str) -> None:
    form, lemma = pair.split(":")
    assert LEMMAS(form, "NOUN") == lemma


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("bigger", "ADJ", "big"),
        ("latest", "ADJ", "late"),
        ("heavier", "ADJ", "heavy"),
        ("Qatari", "ADJ", "Qatari"),
        ("was", "AUX", "be"),
        ("'s", "AUX", "be"),
        ("its", "PRON", "its"),
        ("Blinken", "PROPN", "Blinken"),
        ("United States", "PROPN", "United States"),
    ],
)
def test_other_words(form: str, upos: str, lemma: str) -> None:
    assert LEMMAS(form, upos) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("orchestrated", "orchestrate"),
        ("penalizes", "penalize"),
        ("iodised", "iodise"),
        ("emerging", "emerge"),
        ("disgruntled", "disgruntle"),
        ("strafing", "strafe"),
        ("kidnapped", "kidnap"),
        ("rebuffs", "rebuff"),
        ("clashes", "clash"),
        ("defies", "defy"),
        ("repeating", "repeat"),
    ],
)
def test_rules_alone(form: str, lemma: str) -> None:
    assert RULES(form, "VERB") == lemma


@given(st.text(max_size=20), st.sampled_from(["NOUN", "VERB", "AUX", "ADJ", "PROPN", "X", "ADV"]))
def test_any_word_has_a_lemma(word: str, upos: str) -> None:
    assert RULES(word, upos) or not word
