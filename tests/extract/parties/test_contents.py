"""Who only stands in what an act is about, and who is meant in his place: parse, rules, reading and
base together."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import sides

NOBODY = {""}  # the matter itself

ABOUT = [
    # to whom that was done which is looked into, but not who did it
    ("Mexican police opened an investigation into the death of Elena Rivas.", "opened",
     {"Mexican police"}, NOBODY),
    ("Argentina launched an inquiry into the disappearance of Santiago Maldonado.", "launched",
     {"Argentina"}, NOBODY),
    ("The FBI opened an investigation into Jeffrey Epstein's death.", "opened", {"FBI"}, NOBODY),
    ("Brazil opened an investigation into Jair Bolsonaro.", "opened", {"Brazil"},
     {"Jair Bolsonaro"}),
    ("The United Nations is investigating the killing of civilians by Sudanese troops.",
     "investigating", {"United Nations"}, {"Sudanese Armed Forces"}),
    # what is to be made
    ("Turkey agreed to set up a joint committee.", "agreed", {"Turkey"}, set()),
    ("Japan agreed to establish a new agency for refugees.", "agreed", {"Japan"}, set()),
    ("Turkey agreed to set up a joint committee with Iraq.", "agreed", {"Turkey"}, {"Iraq"}),
    # whom a request is about that is turned down, but not who makes it
    ("France rejected a request for the extradition of Carlos Ghosn.", "rejected", {"France"},
     NOBODY),
    ("Ireland turned down an extradition request for Ian Bailey.", "turned", {"Ireland"}, NOBODY),
    ("Greece denied a visa request for the footballer Enes Kanter.", "denied", {"Greece"}, NOBODY),
    ("Germany rejected a request for help from Ukraine.", "rejected", {"Germany"}, {"Ukraine"}),
    # whose border with another it is
    ("Erdogan closed Turkey's border with Syria.", "closed", {"Recep Tayyip Erdoğan"}, {"Syria"}),
    ("Orban shut Hungary's border with Croatia.", "shut", {"Viktor Orbán"}, {"Croatia"}),
    ("Maduro reopened Venezuela's frontier with Colombia.", "reopened", {"Nicolás Maduro"},
     {"Colombia"}),
    # who is to be saved by those who are sent
    ("Mexico sent soldiers to find the missing students.", "sent", {"Mexico"}, set()),
    ("France deployed troops to fight the jihadists.", "deployed", {"France"}, {"jihadists"}),
    # what several make a deal on
    ("Greece and Turkey failed to reach a deal on the Libyan coast.", "failed",
     {"Greece", "Turkey"}, set()),
    ("Turkey reached a deal with Iraq on the Kurdish oil.", "reached", {"Turkey"}, {"Iraq"}),
    # by what cities talks are called
    ("Ukraine will not attend the Istanbul talks.", "attend", {"Ukraine"}, set()),
    ("Washington refused to join the Geneva talks.", "refused", {"United States"}, set()),
    ("Pakistan boycotted the Moscow conference.", "boycotted", {"Pakistan"}, {"Russia"}),
    # how things are, and what is not to move
    ("California extended the State of Emergency.", "extended", {"California"}, set()),
    ("Israel tightened restrictions on the movement of Palestinians.", "tightened", {"Israel"},
     {"Palestinian citizens"}),
    # whom a text cites, who says of what is struck what it was, in the course of whose act it is
    ("Russia denied the allegations, according to a lawyer for Turkey.", "denied", {"Russia"},
     set()),
    ("Chad rejected the plan, according to an adviser to the president of Mali.", "rejected",
     {"Chad"}, NOBODY),
    ("The EU is auditing a vote that the losers say was stolen.", "auditing",
     {"European Union"}, set()),
    ("Hezbollah attacked the embassy, with a bomber blowing himself up at the gate.", "blowing",
     {"bomber"}, set()),
    # who only lets it happen
    ("With the consent of Paris, Chad signed a deal with Russia.", "signed", {"Chad"}, {"Russia"}),
    # whom one sends
    ("Uganda sent in a force of 400 soldiers.", "sent", {"Uganda"}, set()),
    ("Chad dispatched a convoy of soldiers to Darfur.", "dispatched", {"Chad"}, {"Darfur"}),
]  # fmt: skip

INSTEAD = [
    # who is named for all of a sort
    ("Russia has blacklisted organisations such as Amnesty International and Greenpeace.",
     "blacklisted", {"Russia"}, {"Amnesty International", "Greenpeace"}),
    ("The United States imposed sanctions on countries such as Iran and Syria.", "imposed",
     {"United States"}, {"Iran", "Syria"}),
    ("Kenya praised nations like Ghana and Senegal.", "praised", {"Kenya"}, {"Ghana", "Senegal"}),
    ("China criticised powers including Japan and Australia.", "criticised", {"China"},
     {"Japan", "Australia"}),
    ("Countries such as Malta and Cyprus rejected the plan.", "rejected", {"Malta", "Cyprus"},
     NOBODY),
    # to whom the same is done
    ("Belarus jailed Maria Kalesnikava along with Maxim Znak.", "jailed", {"Belarus"},
     {"Maria Kalesnikava", "Maxim Znak"}),
    ("Iran arrested a French tourist along with two Germans.", "arrested", {"Iran"},
     {"French citizens", "Germans"}),
    ("The United States sanctioned Cuba along with Nicaragua.", "sanctioned", {"United States"},
     {"Cuba", "Nicaragua"}),
    # who drafted a text
    ("Russia blocked a Mexican-drafted resolution on Haiti.", "blocked", {"Russia"}, {"Mexico"}),
    ("China vetoed a British-drafted resolution.", "vetoed", {"China"}, {"United Kingdom"}),
    ("The United States vetoed an Algerian-sponsored resolution at the United Nations.", "vetoed",
     {"United States"}, {"Algeria"}),
    # who is where a strike hits
    ("Iran struck an air base that is used by American troops.", "struck", {"Iran"},
     {"US armed forces", *NOBODY}),
    ("The Taliban attacked a base used by Polish soldiers.", "attacked", {"Taliban"},
     {"Polish armed forces"}),
    ("Gunmen attacked a camp of Kenyan soldiers.", "attacked", {"Gunmen"},
     {"Kenya Defence Forces"}),
    # whom those fight who hold their fire, from whom a place is taken
    ("The Turkish army fighting the PKK declared a truce.", "declared", {"Turkish Armed Forces"},
     {"Kurdistan Workers' Party"}),
    ("The rebels battling the Colombian army announced a ceasefire.", "announced",
     {"Colombian rebels"}, {"Colombian Armed Forces"}),
    ("The Syrian army captured four villages in an offensive against the Kurds.", "captured",
     {"Syrian Arab Army"}, {"four villages", "Kurds"}),
    # to whom one writes so
    ("Putin sent a letter to Erdogan threatening to cut gas supplies.", "threatening",
     {"Vladimir Putin"}, {"Recep Tayyip Erdoğan"}),
    ("Orban wrote to Ursula von der Leyen demanding more money.", "demanding", {"Viktor Orbán"},
     {"Ursula von der Leyen"}),
    # both between whom there is to be no fight
    ("Egypt launched a mediation effort to head off a war between Togo "
     "and Benin.", "launched", {"Egypt"}, {"Togo", "Benin"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "source", "target"), [*ABOUT, *INSTEAD])
def test_who_takes_part(
    extractor: Extractor, text: str, trigger: str, source: set[str], target: set[str]
) -> None:
    assert sides(extractor, text, trigger) == (source, target)
