"""Campaigns of strikes as armies and their spokesmen tell of them: who struck, whom, and what is no
act of anybody's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
COUNTED = [  # strikes among others
    ("Russian jets carried out 20 strikes on Jaish al-Islam on Monday. One strike destroyed an "
     "ammunition depot near Douma.", "attack: russia-military -> jaish-al-islam"),
    ("Saudi Arabia launched airstrikes on the Houthis. Three raids destroyed weapons depots and a "
     "bridge.", "attack: saudi-arabia -> houthis"),
    ("Israel bombed Hezbollah. Four airstrikes killed Anna Weber.",
     "bombing: israel -> hezbollah, bombing: israel -> anna-weber"),
    ("Turkish warplanes conducted strikes against the PKK. Another strike killed Anna Weber.",
     "attack: turkey-military -> kurdistan-workers-party, killing: turkey-military -> anna-weber"),
    ("Kenya carried out strikes against al-Shabaab. The strikes were made as part of Operation "
     "Linda Nchi to weaken al-Shabaab.", "attack: kenya -> al-shabaab"),
    # each place is told of by itself
    ("Coalition forces struck Islamic State in Syria on Monday. Near Palmyra, one strike hit "
     "Islamic State fighters. Near Abu Kamal, two strikes hit Islamic State fighters.",
     "bombing: global-coalition-against-daesh -> islamic-state, attack: "
     "global-coalition-against-daesh -> islamic-state, attack: global-coalition-against-daesh -> "
     "islamic-state"),
    ("Turkish warplanes conducted raids against the PKK in Iraq. Near Sinjar, three raids hit PKK "
     "fighters.",
     "attack: turkey-military -> kurdistan-workers-party, attack: turkey-military -> "
     "kurdistan-workers-party"),
    # whose they are is told, or nobody's strikes were
    ("Russia attacked Kharkiv. Two Ukrainian strikes killed Anna Weber.",
     "attack: russia -> kharkiv, killing: ukraine -> anna-weber"),
    ("Egypt carried out strikes against Islamic State. Two strikes by Libya killed Anna Weber.",
     "attack: egypt -> islamic-state, killing: libya -> anna-weber"),
    ("Russia attacked Kharkiv. Two strikes killed Anna Weber in Sumy.",
     "attack: russia -> kharkiv, killing:  -> anna-weber"),
]  # fmt: skip
ONCE = [  # blows of one side in a row
    ("Turkish soldiers killed two Kurdish fighters and destroyed a cave.",
     "killing: turkey-military -> kurds-rebels"),
    ("The Kenyan army killed Ali Hassan and destroyed a camp.",
     "killing: kenya-military -> ali-hassan"),
    ("Israel attacked a convoy of Hezbollah and destroyed three trucks.",
     "attack: israel -> hezbollah"),
    ("A Hamas leader was struck and killed by an Israeli drone.",
     "killing: israel-military -> hamas"),
    ("Kenya bombed al-Shabaab, and Ethiopia killed Ali Hassan.",
     "bombing: kenya -> al-shabaab, killing: ethiopia -> ali-hassan"),
]  # fmt: skip
NO_DEED = [  # what somebody can do, what comes of an act, service on one's own side
    ("Iran's ability to attack Israel worries Washington.", ""),
    ("Libya lacks the means to bomb Egypt.", ""),
    ("Pakistan showed its capacity to strike India.", ""),
    ("Pakistan promised to strike India.", "military-threat: pakistan -> india"),
    ("The capture of Palmyra deprived Syria of oil.", ""),
    ("The fall of Kunduz will free Pakistan from pressure.", ""),
    ("The loss of Aden weakened Yemen.", ""),
    ("A German frigate supports Operation Sophia off Libya.", ""),
    ("The pilots are supporting Operation Atalanta.", ""),
    ("The squadron will support the exercise.", ""),
    ("Germany supports the French operation in Mali.", "support: germany -> france"),
    ("The Pentagon announced the death of a sailor.", ""),
    ("The Kremlin confirmed the deaths of two pilots in Syria.", ""),
    ("Israel announced the arrest of Ali Hassan.", "arrest: israel -> ali-hassan"),
    ("Iran poses a threat to Israel.", ""),
    ("Iran threatened Israel.", "threat: iran -> israel"),
    ("The admiral is embarked on the French frigate Lafayette.", ""),
    ("The brigade is made up of Dutch and Belgian soldiers.", ""),
]  # fmt: skip
WHO = [  # those whom a plural includes; whence somebody comes, and who fires
    ("States which have bombed Islamic State include Britain, France and Jordan.",
     "bombing: france+jordan+united-kingdom -> islamic-state"),
    ("Countries that have recognised Kosovo include Albania and Turkey.",
     "recognition: albania+turkey -> kosovo"),
    ("Companies that Canada sanctioned include Rosneft and Gazprom.",
     "sanctions-imposed: canada -> russia-gazprom+russia-rosneft"),
    ("British soldiers deployed from Cyprus to Mali.",
     "troop-deployment: united-kingdom-military -> mali"),
    ("Indian soldiers deployed from Jammu to the border with China.",
     "troop-deployment: india-military -> china"),
    ("Macron received a delegation from Chad.", "host: emmanuel-macron -> chad"),
    ("Indian troops came under fire from Chinese soldiers.",
     "attack: china-military -> india-military"),
    ("The patrol received fire from al-Shabaab fighters.",
     "attack: al-shabaab -> patrol-e3b98a4d"),
    ("Iraqi soldiers took heavy fire from Islamic State.",
     "attack: islamic-state -> iraq-military"),
    ("Spain joined Exercise Flintlock with Morocco.", "joint-exercise: morocco+spain"),
    ("France conducted 40 strikes delivered in support of Mali against Ansar Dine.",
     "attack: france -> ansar-dine"),
    ("Artillery strikes suppressed a Taliban unit.", "attack:  -> taliban"),
    ("Kurdish fighters seized a dam from Islamic State.",
     "invasion: kurds-rebels -> islamic-state"),
]  # fmt: skip
COALITIONS = [
    ("Islamic State attacked Hit. The coalition bombed Islamic State near Mosul.",
     "bombing: global-coalition-against-daesh -> islamic-state"),
    ("Islamic State attacked Hit. Coalition jets bombed Raqqa.",
     "bombing: global-coalition-against-daesh -> raqqa"),
    ("The anti-ISIS coalition thanked Italy.", "praise: global-coalition-against-daesh -> italy"),
    ("The Houthis fired missiles at Riyadh. The coalition bombed Sanaa.",
     "bombing: saudi-led-coalition-in-yemen -> yemen"),
    ("The ruling coalition in Denmark condemned Islamic State.",
     "condemnation: denmark-party -> islamic-state"),
    ("The U.S.-led coalition bombed Baghdad.", "bombing: united-states -> iraq"),
    # nothing says that it fights, or it is one of parties
    ("The Houthis fired at Israel. Coalition members criticised Benjamin Netanyahu.",
     "condemnation: coalition-members-e3b98a4d -> benjamin-netanyahu"),
    ("Germany fears the Islamic State. The Social Democrats left the coalition. The coalition "
     "condemned Turkey.", "condemnation: coalition-e3b98a4d -> turkey"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), COUNTED + ONCE + NO_DEED + WHO)
def test_who_strikes_whom_in_a_campaign(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "last"), COALITIONS)
def test_a_coalition_is_the_one_against_whom_the_article_names(
    told: Callable[[str], str], text: str, last: str
) -> None:
    assert told(text).endswith(last)
