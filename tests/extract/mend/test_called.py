"""Who is called by a name, and of whom hearsay tells what is done to him."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # a name that a participle gives
    ("Chad arrested a shepherd named Idriss Moussa.",
     "arrest: chad -> idriss-moussa-e3b98a4d"),
    ("Kenyan police detained a trader called Amina Yusuf.",
     "arrest: kenya-police -> amina-yusuf"),
    ("Niger condemned a preacher known as Abu Safwan.",
     "condemnation: niger -> abu-safwan"),
    ("Soldiers of Togo killed a smuggler nicknamed Kofi Mensah.",
     "killing: togo-military -> kofi-mensah"),
    ("Uganda's army is backed by a militia called the Desert Lions.",
     "support: uganda-rebels -> uganda-military"),
    # but no name, and somebody who calls
    ("Turkish police detained a lawyer named in a report on Greece.",
     "arrest: turkey-police -> lawyer-e3b98a4d"),
    ("Ecuador freed the priest, called Peru and thanked Chile.",
     "prisoners-released: ecuador -> priest-e3b98a4d, praise: ecuador -> chile"),
    ("Ukraine called Poland on Monday.",
     "phone-call: poland+ukraine"),
    # "who" is the one to whom another is said to do it
    ("Omar Daud, whom Chad is thought to be arming, fled to Peru.",
     "aid-given: chad -> omar-daud"),
    ("Adnan Shukri, who Qatar is believed to have assisted, fled to Peru.",
     "aid-given: qatar -> adnan-shukri"),
    ("Samir Haddad, who Iran is reported to have funded, met Assad.",
     "aid-given: iran -> samir-haddad, meeting: bashar-al-assad+samir-haddad"),
    # but does it where nobody else is told of
    ("The militia, which is believed to have attacked Kenya, condemned Sudan.",
     "condemnation: militia-e3b98a4d -> sudan"),
    ("Abu Zaid, who is said to finance rebels, was arrested by Niger.",
     "arrest: niger -> abu-zaid"),
    # a list whose members each have the preposition
    ("Gabon sent aid to Togo, to Benin and to Ghana.",
     "aid-given: gabon -> benin+ghana+togo"),
    ("Iran accepted aid from Oman, from Qatar and from Iraq.",
     "aid-given: iraq+oman+qatar -> iran"),
    ("Egypt sold jets to Iraq, to Oman and to Kenya.",
     "aid-given: egypt -> iraq+kenya+oman"),
    ("Chile sent aid to Peru, in Lima and in Cusco.",
     "aid-given: chile -> peru"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
