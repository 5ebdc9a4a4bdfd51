"""Who held those whom he frees, and who freed those whom he pardons."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    ("Cuba released the American pilot, who had been arrested in 2009.",
     "prisoners-released: cuba -> united-states, arrest: cuba -> united-states"),
    ("Myanmar released two French nuns who had been detained in May.",
     "prisoners-released: myanmar -> france, arrest: myanmar -> france"),
    ("Ethiopia ordered the release of two Sudanese reporters who were detained in June.",
     "prisoners-released: ethiopia -> sudan-media, arrest: ethiopia -> sudan-media"),
    ("The rebels released five doctors who were kidnapped last week.",
     "prisoners-released: rebels-e3b98a4d -> five-doctors-e3b98a4d, "
     "abduction: rebels-e3b98a4d -> five-doctors-e3b98a4d"),
    ("Turkey released the pastor two years after his arrest.",
     "prisoners-released: turkey -> pastor-e3b98a4d, arrest: turkey -> pastor-e3b98a4d"),
    ("A court in Pretoria freed Julius Malema following his arrest on new charges.",
     "prisoners-released: south-africa-court -> julius-malema, "
     "arrest: south-africa-court -> julius-malema"),
    ("Iran freed the British sailor a month after her detention in Bandar Abbas.",
     "prisoners-released: iran -> united-kingdom, arrest: iran -> united-kingdom"),
    # those who free others may be their rescuers, or be only called on to do it
    ("French commandos freed a nurse who was kidnapped in Niger.",
     "prisoners-released: france-military -> nurse-e3b98a4d"),
    ("Sweden called on Iran to free the professor, who was arrested in Shiraz.",
     "appeal: sweden -> iran"),
    # by whom, as what was done just before tells
    ("The activist was released on Friday after President Adama Barrow pardoned him.",
     "prisoners-released: adama-barrow -> activist-e3b98a4d, "
     "concession: adama-barrow -> activist-e3b98a4d"),
    ("Three Kurdish editors were freed on Sunday after a Turkish judge granted them bail.",
     "prisoners-released: turkey-court -> kurds-media"),
    ("The blogger was freed from prison after a court in Algiers ordered his release.",
     "prisoners-released: algeria-court -> algeria-media"),
    # by nobody who is told
    ("The sailors were released after Iran received an apology.",
     "prisoners-released:  -> sailors-e3b98a4d, apology:  -> iran"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
