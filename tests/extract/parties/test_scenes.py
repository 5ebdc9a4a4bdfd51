"""Where an act was, who sent what did it, on whose side one fights, whose wish it is: parse, rules,
reading and base together."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import sides

NOBODY = {""}  # the matter itself

PLACES = [
    # by which city an attack is called, but not whose attack it is
    ("Norway condemned the Ankara bombing.", "condemned", {"Norway"}, NOBODY),
    ("Mexico condemned the Paris attacks.", "condemned", {"Mexico"}, NOBODY),
    ("Bogota denounced the Mogadishu hotel attack.", "denounced", {"Colombia"}, NOBODY),
    ("The Madrid bombings killed a Polish engineer.", "killed", NOBODY, {"Poland"}),
    ("Denmark condemned the Russian attack.", "condemned", {"Denmark"}, {"Russia"}),
    ("Sweden condemned the Moscow attack on Odesa.", "condemned", {"Sweden"}, {"Russia"}),
    # where the deed was of which a relative clause tells what it did
    ("The Israeli army launched a ground assault on Lebanon that in a few weeks left 900 civilians "
     "dead.", "left", {"Israel Defense Forces"}, {"900 civilians"}),
    ("Russia carried out a raid on Chechnya that left ten villagers dead.", "left", {"Russia"},
     {"Russian citizens"}),
    ("Turkey launched an offensive in Syria that killed dozens of Kurds.", "killed", {"Turkey"},
     {"Kurds"}),
    # what is left, not those who leave
    ("The United States finished its withdrawal of soldiers from Somalia last week.", "finished",
     {"United States"}, {"Somalia"}),
    ("Cuba began its withdrawal of forces from Angola.", "began", {"Cuba"}, {"Angola"}),
    ("Ethiopia announced the pullout of its troops from Eritrea.", "announced", {"Ethiopia"},
     {"Eritrea"}),
]  # fmt: skip

PEOPLE = [
    # who fired what hits, but not who supplied it
    ("Rockets fired by Hezbollah hit an Israeli village.", "hit", {"Hezbollah"}, {"Israel"}),
    ("Missiles launched by the Houthis struck a Saudi refinery.", "struck", {"Houthis"},
     {"Saudi Arabia"}),
    ("Rockets fired by Islamic Jihad killed an Israeli farmer.", "killed",
     {"Palestinian Islamic Jihad"}, {"Israeli farmers"}),
    ("Rockets supplied by Iran hit an Israeli village.", "hit", NOBODY, {"Israel"}),
    # for whom one fights
    ("Hundreds of Cubans fought for Russia against Ukraine.", "fought", {"Cuban citizens"},
     {"Ukraine"}),
    ("Georgian volunteers fought on the Ukrainian side in the war.", "fought", {"Georgia"}, set()),
    ("Serb mercenaries fought on the side of Russia.", "fought", {"Serbia"}, set()),
    ("Georgian volunteers fought Russia.", "fought", {"Georgia"}, {"Russia"}),
    # whose wish a thing is
    ("Parliament rejected a cabinet proposed by Viktor Orban.", "rejected", {"Parliament"},
     {"Viktor Orbán"}),
    ("The court granted an order requested by Amnesty International against the ministry.",
     "granted", {"court"}, {"Amnesty International"}),
    ("Peru accepted a delay requested by Chile.", "accepted", {"Peru"}, {"Chile"}),
    # to whom the same is done
    ("Canada imposed sanctions on Viktor Yanukovych, along with twelve Syrian officials.",
     "imposed", {"Canada"}, {"Viktor Yanukovych", "Syria"}),
    ("Britain imposed sanctions on Alexander Lukashenko along with several Russian officials.",
     "imposed", {"United Kingdom"}, {"Alexander Lukashenko", "Russia"}),
    ("Britain imposed sanctions on Alexander Lukashenko on Monday.", "imposed",
     {"United Kingdom"}, {"Alexander Lukashenko"}),
    # to whom that may have been done which is looked into
    ("Dutch prosecutors opened an inquiry into whether a Rwandan dissident was poisoned.",
     "opened", {"Dutch courts"}, set()),
    ("Sweden launched an investigation into whether Saab was sabotaged.", "launched", {"Sweden"},
     set()),
    ("Kenya opened an investigation into whether Iran was involved in fraud.", "opened",
     {"Kenya"}, {"Iran"}),
    # who is on a visit is no host
    ("Activists filed a lawsuit against visiting Chinese President Xi Jinping.", "filed",
     {"Chinese activists"}, {"Xi Jinping"}),
    ("Ukraine protested against visiting Hungarian Prime Minister Viktor Orban.", "protested",
     {"Ukraine"}, {"Viktor Orbán"}),
    # who is told to is no doer
    ("Two Kurdish dailies were ordered to close on Monday.", "ordered", set(), {"Kurdish media"}),
    ("Two charities were ordered to leave the camp.", "ordered", set(), {"Two charities"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "source", "target"), [*PLACES, *PEOPLE])
def test_who_takes_part(
    extractor: Extractor, text: str, trigger: str, source: set[str], target: set[str]
) -> None:
    assert sides(extractor, text, trigger) == (source, target)
