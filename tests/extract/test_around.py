"""Who is meant, and what is told of whom, where the words around it decide: a table a rule."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# rule → (text, its events); see `told` in conftest.py
TOLD: dict[str, list[tuple[str, str]]] = {
    "who is told by what he is": [
        (
            "The leaders of North and South Korea met at the border.",
            "meeting: kim-jong-un+moon-jae-in",
        ),
        (
            "North and South Korea agreed on Friday to end the war.",
            "ceasefire-agreed: north-korea+south-korea",
        ),
        (
            "Azerbaijan and Armenia signed a truce. Turkey, accused by Armenia of lying, "
            "congratulated its ally.",
            "signing: armenia+azerbaijan, accusation: armenia -> turkey, praise: turkey -> "
            "azerbaijan",
        ),
        (
            "The European Union imposed sanctions on Belarus. Russia stood by its ally.",
            "sanctions-imposed: european-union -> belarus, support: russia -> belarus",
        ),
        (
            "The United States, which has a treaty with Manila, reaffirmed its support for "
            "its ally.",
            "support: united-states -> philippines",
        ),
        (
            "Sudan bombed South Sudan. China urged the former civil war foes to stop fighting.",
            "bombing: sudan -> south-sudan, demand: china -> south-sudan+sudan",
        ),
        (
            "Turkey lifted its veto on Finland and Sweden. The United States met Turkey. "
            "Japan invited the two Nordic states.",
            "concession: turkey -> finland+sweden, meeting: turkey+united-states, invitation: "
            "japan -> finland+sweden",
        ),
        (
            "Honduran soldiers ousted President Manuel Zelaya. Roberto Micheletti's offer was "
            "rejected by the ousted leader.",
            "rejection: manuel-zelaya -> roberto-micheletti",
        ),
        (
            "European Union leaders met in Brussels. The 27 heads of government condemned Russia.",
            "summit: european-union -> , condemnation: european-union -> russia",
        ),
        (
            "European Union leaders met in Brussels. The bloc's leaders condemned Russia.",
            "meeting: european-union -> , condemnation: european-union -> russia",
        ),
        (
            "Iran removed 27 cameras. France condemned the Islamic republic.",
            "condemnation: france -> iran",
        ),
    ],
    "whose forces and people a speaker means": [
        (
            'Prime Minister Najib Razak accused Pyongyang of "holding our citizens hostage".',
            "accusation: najib-razak -> north-korea, abduction: north-korea -> malaysia-citizens",
        ),
        (
            'French President Emmanuel Macron said "our soldiers will leave Niger".',
            "withdrawal-of-troops: france-military -> niger",
        ),
    ],
    "titles and words that the network does not know": [
        (
            "H.E. Mr. Joseph Biden met H.E. Mr. Abiy Ahmed.",
            "meeting: abiy-ahmed+joe-biden",
        ),
        (
            "State Councilor and Foreign Minister Wang Yi spoke with Sergey Lavrov by phone.",
            "phone-call: sergey-lavrov+wang-yi",
        ),
        (
            "High Representative/Vice-President Josep Borrell spoke with Sergey Lavrov.",
            "negotiation: josep-borrell+sergey-lavrov",
        ),
        (
            "EAM Dr. S. Jaishankar met Antony Blinken.",
            "meeting: antony-blinken+s-jaishankar",
        ),
        (
            "Antony Blinken phones Sergei Lavrov.",
            "phone-call: antony-blinken+sergey-lavrov",
        ),
    ],
    "surnames that the parser takes for places": [
        (
            "Kuleba meets Blinken in Rzeszow.",
            "meeting: antony-blinken+dmytro-kuleba",
        ),
    ],
    "what a relative clause tells is not done to those of the main clause": [
        (
            "India, which blocked a WTO agreement in July, has met U.S. officials.",
            "veto: india -> world-trade-organization, meeting: india+united-states",
        ),
        (
            "Iran, which has threatened retaliation, held talks with Switzerland.",
            "threat: iran -> , meeting: iran+switzerland",
        ),
        (
            "Military planes circled over the town, where troops had been deployed.",
            "troop-deployment: troops-e3b98a4d -> ",
        ),
    ],
    "what would be and what was are not joined": [
        (
            "The minister said that Riyadh would halt trade with Iran, and accused Qatar of lying.",
            "cooperation-reduced: saudi-arabia -> iran, accusation: minister-e3b98a4d -> qatar",
        ),
    ],
    "who has others freed": [
        (
            "Secretary of State Mike Pompeo secured the release of three Americans.",
            "prisoners-released:  -> united-states-citizens",
        ),
        (
            "Qatar won the release of 45 hostages from the rebels.",
            "prisoners-released:  -> qatar-prisoners",
        ),
    ],
    "who is summoned and sent": [
        (
            "The German ambassador was summoned in Tehran.",
            "demarche: iran -> germany",
        ),
        (
            "George W. Bush is sending Condoleezza Rice to Paris.",
            "envoy-sent: george-w-bush -> france",
        ),
    ],
    "who is the first to do something": [
        (
            "Poland was the first NATO member to promise Kyiv jets.",
            "aid-pledged: poland -> ukraine",
        ),
        (
            "Slovakia became the second NATO member after Poland to promise Kyiv jets.",
            "aid-pledged: slovakia -> ukraine",
        ),
    ],
    "what is voted to be done": [
        (
            "Parliament voted to condemn Turkey.",
            "condemnation: parliament-e3b98a4d -> turkey",
        ),
    ],
    "who complains and who only suffers": [
        (
            "The European Commission complained that Brussels had not been consulted.",
            "complaint: european-commission -> , meeting:  -> european-union",
        ),
    ],
    "where a deal is made and who goes along": [
        (
            "Serbia and Kosovo agreed at the border village of Merdare to open an office.",
            "agreement: kosovo+serbia",
        ),
        (
            "The French president arrived in Moscow with his foreign minister, Bernard Kouchner.",
            "visit: bernard-kouchner+emmanuel-macron -> russia",
        ),
    ],
    "who mediates between whom": [
        (
            "India and China clashed. President Donald Trump had offered to mediate.",
            "clash: china+india, mediation-offer: donald-trump -> china+india",
        ),
        (
            "Iran and Saudi Arabia restored ties, in a breakthrough that was mediated by Beijing.",
            "ties-opened: iran+saudi-arabia, mediation: china -> iran+saudi-arabia",
        ),
        (
            "Turkey and Greece agreed to talk. Jens Stoltenberg brokered the bargain.",
            "planned-meeting: greece+turkey, mediation: jens-stoltenberg -> greece+turkey",
        ),
        (
            "Israel and Hamas agreed to a Qatari-mediated ceasefire.",
            "ceasefire-agreed: hamas+israel, mediation: qatar -> hamas+israel",
        ),
        (
            "A Norwegian-brokered truce between Sri Lanka and the Tamil Tigers came into force.",
            "mediation: norway -> liberation-tigers-of-tamil-eelam+sri-lanka, "
            "ceasefire-in-force: liberation-tigers-of-tamil-eelam+sri-lanka",
        ),
    ],
    "what is answered": [
        (
            "Ethiopia and Eritrea signed a declaration. The United States welcomed the "
            "declaration.",
            "signing: eritrea+ethiopia, praise: united-states -> eritrea+ethiopia",
        ),
        (
            "The European Union imposed sanctions on Zimbabwe. South Africa expressed regret "
            "at the move.",
            "sanctions-imposed: european-union -> zimbabwe, condemnation: south-africa -> "
            "european-union",
        ),
        (
            "Saudi Arabia and Egypt cut ties with Qatar. Iran condemned the boycott.",
            "ties-cut: egypt+saudi-arabia -> qatar, condemnation: iran -> egypt+saudi-arabia",
        ),
        (
            "A resolution had been drafted by the United States and Germany. Russia opposed it.",
            "proposal: germany+united-states -> , vote-against: russia -> germany+united-states",
        ),
    ],
    "told to leave": [
        (
            "Sudan ordered the Kenyan envoy to depart within 72 hours.",
            "diplomats-expelled: sudan -> kenya",
        ),
        (
            "Canberra told the Fijian high commissioner that he was no longer welcome.",
            "diplomats-expelled: australia -> fiji",
        ),
        (
            "Four Russian diplomats have been told to leave Poland.",
            "diplomats-expelled: poland -> russia",
        ),
        (
            "Frank Bainimarama gave Australian High Commissioner James Batley and his New Zealand "
            "colleague Todd Cleverley 24 hours to leave on Tuesday.",
            "diplomats-expelled: frank-bainimarama -> james-batley+todd-cleverley",
        ),
    ],
    "an answer told behind": [
        (
            "Pyongyang retaliated on Monday by formally expelling the Malaysian ambassador.",
            "diplomats-expelled: north-korea -> malaysia",
        ),
        (
            "Iran struck back, firing dozens of rockets at Israel.",
            "attack: iran -> israel",
        ),
    ],
    "a strike that one blames on another": [
        (
            "Ismail Haniyeh was killed in a strike that Iran blamed on Israel.",
            "killing: israel -> ismail-haniyeh, accusation: iran -> israel",
        ),
    ],
    "officials of a list of states": [
        (
            "The presidents of Guinea, Liberia and Sierra Leone agreed to secure their borders.",
            "agreement: george-weah+julius-maada-bio+mamady-doumbouya",
        ),
    ],
    "several who met": [
        (
            "Guyana's President Irfaan Ali and Venezuela's Nicolas Maduro, who met in St Vincent, "
            "criticised France.",
            "meeting: irfaan-ali+nicolas-maduro, condemnation: irfaan-ali+nicolas-maduro -> france",
        ),
    ],
    "two phrases of one preposition": [
        (
            "Borrell spoke by phone with Kurti and with Serbian President Aleksandar Vucic.",
            "phone-call: albin-kurti+aleksandar-vucic+josep-borrell",
        ),
    ],
    "where others met": [
        (
            "Chile praised Peru. Michelle Bachelet met Alan Garcia at a summit in Singapore. "
            "Brazil and Argentina urged the two neighbours to talk.",
            "praise: chile -> peru, summit: alan-garcia+michelle-bachelet, "
            "appeal: argentina+brazil -> chile+peru",
        ),
    ],
    "some of one's own": [
        (
            "The Russian defence ministry said that Ukraine had killed two of its soldiers.",
            "killing: ukraine -> russia-military",
        ),
    ],
    "for whose sake there is a threat": [
        (
            "ECOWAS threatened to use force unless Mohamed Bazoum is reinstated.",
            "military-threat: ecowas -> ",
        ),
        (
            "ECOWAS threatened to use force unless Niger reinstates Mohamed Bazoum.",
            "military-threat: ecowas -> niger",
        ),
    ],
    "the one above a deputy": [
        (
            "Acting Deputy Secretary of State Victoria Nuland flew to Niger. The Acting Deputy "
            "Secretary called Mohamed Bazoum. Secretary Blinken met Bola Tinubu. The Secretary "
            "praised Ghana.",
            "visit: victoria-nuland -> niger, phone-call: mohamed-bazoum+victoria-nuland, "
            "meeting: antony-blinken+bola-tinubu, praise: antony-blinken -> ghana",
        ),
    ],
    "a part of the world before a people": [
        (
            "Officials of the North Korean government criticised Japan.",
            "condemnation: north-korea -> japan",
        ),
        (
            "Leaders of the West African bloc criticised France.",
            "condemnation: ecowas -> france",
        ),
    ],
    "no act": [
        (
            "The ten agents pleaded guilty in Manhattan.",
            "",
        ),
        (
            "Angela Merkel is fighting to win the election.",
            "",
        ),
        (
            "The war cabinet broke up without a decision.",
            "",
        ),
        (
            "Petar Petkovic heads Serbia's office for Kosovo.",
            "",
        ),
        (
            "Emmanuel Macron and Aleksandar Vucic attend the Paris Peace Forum.",
            "",
        ),
        (
            "Spain said it was preparing to take 70 people out of Niger.",
            "",
        ),
    ],
    "the minister of a state is who was told to be": [
        (
            "Nuno Melo met Brazilian Foreign Minister Mauro Vieira. "
            "The Brazilian minister criticised Spain.",
            "meeting: mauro-vieira+nuno-melo, condemnation: mauro-vieira -> spain",
        ),
        (  # which of the two is not told
            "Brazilian Defence Minister José Múcio and Brazilian Foreign Minister Mauro Vieira "
            "met Nuno Melo. The Brazilian minister criticised Spain.",
            "meeting: jose-mucio+mauro-vieira+nuno-melo, condemnation: brazil -> spain",
        ),
        (  # no deputy is the minister
            "Brazilian Deputy Foreign Minister Ana Souza met Nuno Melo. "
            "The Brazilian minister criticised Spain.",
            "meeting: ana-souza+nuno-melo, condemnation: brazil -> spain",
        ),
    ],
    "where it is no neutral ground": [
        (
            "Emmanuel Macron met Vladimir Putin in Moscow.",
            "meeting: emmanuel-macron+vladimir-putin",
        ),
        (
            "Antony Blinken met Sergei Lavrov in Geneva.",
            "meeting: antony-blinken+sergey-lavrov",
        ),
    ],
}


@pytest.mark.parametrize(
    ("text", "events"),
    [
        pytest.param(*row, id=f"{rule}-{at}")
        for rule, rows in TOLD.items()
        for at, row in enumerate(rows)
    ],
)
def test_who_and_what_is_told(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
