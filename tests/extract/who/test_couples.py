from __future__ import annotations

from collections.abc import Callable

import pytest

MEANT = [
    # a person beside a state is the state that he is of
    ("Norwegian Foreign Minister Espen Barth Eide met Badr Abdelatty of Egypt. Eide thanked Egypt. "
     "The two sides condemned Sudan.", "condemnation: egypt+norway -> sudan"),
    # capitals
    ("President Joe Biden spoke by phone with President Yoon Suk Yeol. The two Leaders condemned "
     "North Korea.", "condemnation: joe-biden+yoon-suk-yeol -> north-korea"),
    ("Joe Biden met Yoon Suk Yeol. Both Presidents condemned North Korea.",
     "condemnation: joe-biden+yoon-suk-yeol -> north-korea"),
    ("Peru sued Chile. The court ruled that both Parties must refrain from force. Brazil urged "
     "both Parties to talk.", "appeal: brazil -> chile+peru"),
    # offices
    ("Luis Arce met Gabriel Boric in Lima. The two heads of state condemned Venezuela.",
     "condemnation: gabriel-boric+luis-arce -> venezuela"),
    ("Volker Turk met Recep Tayyip Erdogan. Emmanuel Macron received Olaf Scholz and his wife. "
     "The two leaders condemned Russia.",
     "condemnation: emmanuel-macron+olaf-scholz -> russia"),
    # those who act, sooner than things, victims, examples
    ("The Sudanese army and the Rapid Support Forces fought for Khartoum. Egypt freed women and "
     "teenagers. Qatar urged both sides to stop.",
     "demand: qatar -> rapid-support-forces+sudan-military"),
    # whoever speaks to them is none of them
    ("David Lammy met Marco Rubio. Rubio urged both sides to show restraint.",
     "appeal: marco-rubio -> both-sides-e3b98a4d"),
    ("Norway shelled Egypt. David Lammy met Marco Rubio. Rubio urged both sides to show restraint.",
     "appeal: marco-rubio -> egypt+norway"),
    # who is named only behind them
    ("The United Nations urged both sides to stop. The war between Israel and Hamas began in May.",
     "demand: united-nations -> hamas+israel"),
    # in an earlier part of the text
    ("Somalia expelled Ethiopia's ambassador.\n\nTurkey steps in\n\nOn Monday the two countries "
     "signed a treaty.", "signing: ethiopia+somalia"),
    # passives, calls
    ("Emmanuel Macron was received by Olaf Scholz. The two leaders condemned Russia.",
     "condemnation: emmanuel-macron+olaf-scholz -> russia"),
    ("Emmanuel Macron received a call from Olaf Scholz. The two leaders condemned Russia.",
     "condemnation: emmanuel-macron+olaf-scholz -> russia"),
    # either of two
    ("Mexico sued Peru. Chile urged either country to talk.", "appeal: chile -> mexico+peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), MEANT)
def test_which_two_are_meant(told: Callable[[str], str], text: str, event: str) -> None:
    assert event in told(text)


ONE_OF_TWO = [
    # whoever was named last in the sentence
    ("It sued Mexico, arguing that the latter had attacked Peru.", "mexico -> peru"),
    ("Washington demands that Iran stop, something the latter has rejected.", "iran -> "),
    ("Qatar brokered a truce between Israel and Hamas during which the latter released captives.",
     "prisoners-released: hamas -> "),
    # none who are only named as a place
    ("Iran met Oman in Geneva. The latter condemned Israel.", "condemnation: oman -> israel"),
    ("Emmanuel Macron invited Olaf Scholz and his wife to Paris. The latter condemned Russia.",
     "condemnation: olaf-scholz -> russia"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), ONE_OF_TWO)
def test_the_latter_is_whoever_was_named_last(
    told: Callable[[str], str], text: str, event: str
) -> None:
    assert event in told(text)


TOGETHER = [
    # what several do with one another is not done by the one who was named last
    ('India and Bangladesh held talks. "The Bangladeshi side complained," the ministry said. '
     '"They signed a treaty."', "signing: bangladesh+india"),
    ("India met Bangladesh on Monday. The Indian side complained. They signed a treaty.",
     "signing: bangladesh+india"),
    ("Emmanuel Macron met Olaf Scholz. They discussed the hostages. They also signed a treaty.",
     "signing: emmanuel-macron+olaf-scholz"),
    # what they do with somebody else may be done by one
    ("India met Bangladesh. Later the rebels came. They signed a treaty with Nepal.",
     "signing: nepal+"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event"), TOGETHER)
def test_they_who_do_something_with_one_another(
    told: Callable[[str], str], text: str, event: str
) -> None:
    assert event in told(text)
