"""Who takes part, and what was done, where other words of the sentence look like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Donald Tusk, who talked with May by telephone, condemned Syria.",
            "phone-call: donald-tusk+theresa-may, condemnation: donald-tusk -> syria",
        ),
        ("Shinzo Abe telephoned May.", "phone-call: shinzo-abe+theresa-may"),
        (
            "Shinzo Abe met Vladimir Putin in Oslo in May.",
            "third-party-meeting: shinzo-abe+vladimir-putin",
        ),
    ],
)
def test_a_person_is_no_month(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Canada imposed sanctions on Minsk after it had jailed a Pole.",
            "arrest: belarus -> ",
        ),
        (
            "Norway expelled a Chinese diplomat after it had arrested two Swedes.",
            "arrest: china -> ",
        ),
        (
            "Japan imposed sanctions on North Korea after its navy had seized a Japanese boat.",
            "seizure: north-korea-military -> japan",
        ),
        (
            "Kenya imposed an embargo on Eritrea after it had accused Asmara of theft.",
            "accusation: kenya -> eritrea",
        ),
        ("Chad attacked Libya after it had accused Egypt.", "accusation: chad -> egypt"),
    ],
)
def test_who_is_punished_did_it(told: Callable[[str], str], text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Armenia shelled Azerbaijan. Turkey urged both to stop.",
            "turkey -> armenia+azerbaijan",
        ),
        (
            "Kenya recalled its envoy from Somalia. The African Union pressed both to talk.",
            "african-union -> kenya+somalia",
        ),
        (
            "Aliyev met Pashinyan in Oslo. Ilham Aliyev telephoned Antonio Guterres. Nikol "
            "Pashinyan flew home. The European Union praised both leaders.",
            "praise: european-union -> ilham-aliyev+nikol-pashinyan",
        ),
        (
            "Chad cut ties with Sudan. Chad recalled its envoy from Sudan. Chad accused Sudan of "
            "theft. Kenya also cut ties with Sudan. Egypt urged the two countries to talk.",
            "egypt -> chad+sudan",
        ),
    ],
)
def test_both_are_two(told: Callable[[str], str], text: str, event: str) -> None:
    assert event in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Angela Merkel met Jens Stoltenberg, the head of NATO, which condemned Russia.",
            "meeting: angela-merkel+jens-stoltenberg, condemnation: nato -> russia",
        ),
        (
            "Angela Merkel met Jens Stoltenberg, the head of NATO, who condemned Russia.",
            "meeting: angela-merkel+jens-stoltenberg, condemnation: jens-stoltenberg -> russia",
        ),
        (
            "In 2014 Saudi Arabia, Bahrain and the UAE withdrew their ambassadors from Doha.",
            "ambassador-recalled: bahrain+saudi-arabia+united-arab-emirates -> qatar",
        ),
        ("Turkey shelled what Damascus said was a hospital.", "bombing: turkey -> "),
        (
            "The Taliban promised that they would not allow al Qaeda to operate there.",
            "agreement: taliban -> ",
        ),
        ("Japan threatened to file a complaint with the WTO.", "threat: japan -> "),
        (
            "Japan threatened to file a complaint against Chile with the WTO.",
            "threat: japan -> chile",
        ),
        ("Emmanuel Macron praised the meeting on Twitter.", "praise: emmanuel-macron -> "),
        (
            "Vietnam accused China of ramming its ships during an operation to supply sailors.",
            "accusation: vietnam -> china, attack: china -> vietnam",
        ),
        ("Chad accepted a peace agreement signed in Oslo.", "agreement: chad -> "),
    ],
)
def test_who_takes_part(told: Callable[[str], str], text: str, events: str) -> None:
    assert events in told(text)


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "South Korea removed Japan from its white list of trusted partners.",
            "restriction: south-korea -> japan",
        ),
        ("The EU removed Panama from a list of tax havens.", "sanctions-lifted: "),
        ("Poland called an urgent meeting of NATO for Friday.", "planned-meeting: poland -> nato"),
        ("Poland called off a meeting with Hungary.", "talks-broken-off: poland -> hungary"),
        ("Germany said it would not take part in the strikes on Syria.", "refusal: germany -> "),
        ("Panama said Peru had violated its sovereignty.", "accusation: panama -> peru"),
        ("Peru violated the treaty with Panama.", "peru"),
        (
            "The Arab League expelled Syria from the bloc.",
            "sanctions-imposed: arab-league -> syria",
        ),
        ("The FARC agreed to lay down its arms.", "ceasefire-agreed: farc -> "),
        (
            "The United States expelled 60 Russian diplomats. Poland threw out four.",
            "diplomats-expelled: poland -> russia",
        ),
        (
            "The United States expelled 60 Russian diplomats. Ukraine ordered 13 to leave.",
            "diplomats-expelled: ukraine -> russia",
        ),
        ("Egypt cut ties with Qatar. Jordan joined in.", "ties-cut: jordan -> qatar"),
        (
            "Russia expelled 60 diplomats of Canada. Canada vowed to respond in kind.",
            "threat: canada -> ",
        ),
    ],
)
def test_what_was_done(told: Callable[[str], str], text: str, events: str) -> None:
    assert events in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "A nerve agent was used against a former spy.",
        "Thousands of people lined the streets of the capital.",
        "The coast guard said it had acted in a professional way.",
        "Manila said the treaty extended to attacks on its ships.",
        "A United Nations arms embargo on Iran will remain in place for five years.",
        "Ukraine commemorated the invasion by Russia.",
        "South Korea's Supreme Court ruled that Japanese firms must pay.",
    ],
)
def test_what_tells_no_act(told: Callable[[str], str], text: str) -> None:
    assert told(text) == ""
