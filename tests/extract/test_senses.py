"""What an act is by what is promised, voted on, handed over or threatened: the type, both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # a promise is a threat where what is promised is hostile, by its words or by its act
    ("Rwanda vowed to strike back at Kenya.", "military-threat: rwanda -> kenya"),
    ("Beijing vowed that China would hit back at Japan.", "threat: china -> japan"),
    ("Sudan vowed to make Chad pay.", "threat: sudan -> chad"),
    ("South Korea promised a firm response to North Korea.",
     "threat: south-korea -> north-korea"),
    ("Canada promised to impose tariffs on China.", "threat-to-relations: canada -> china"),
    ("Norway promised to help Kenya.", "aid-pledged: norway -> kenya"),
    ("Lebanon promised a quick response to the Israeli proposal.",
     "agreement: lebanon -> israel"),
    ("Belarus vowed to give Poland a befitting reply.", "threat: belarus -> poland"),
    ("Turkey pledged to withdraw its troops from Iraq.", "agreement: turkey -> iraq"),
    # what one's own state will do is promised to whom it does it
    ("Pedro Sanchez promised that Madrid would defend Ukraine.",
     "agreement: pedro-sanchez -> ukraine"),
    ("Emmanuel Macron promised that Ukraine would receive more tanks from France.",
     "aid-pledged: emmanuel-macron -> ukraine"),
    ("Ali Khamenei vowed that Israel would pay a heavy price.",
     "threat: ali-khamenei -> israel"),
    ("Felix Tshisekedi vowed that the army would crush the Islamic State.",
     "military-threat: felix-tshisekedi -> islamic-state"),
    # who is asked to impose something
    ("Chile urged Peru to impose sanctions on Bolivia.", "appeal: chile -> peru"),
    ("Argentina called for sanctions on Bolivia.", "condemnation: argentina -> bolivia"),
    # hit with measures, hit with missiles
    ("Australia hit Russia with a raft of export curbs.",
     "sanctions-imposed: australia -> russia"),
    ("Ottawa hit back at Rome with tariffs.", "sanctions-imposed: canada -> italy"),
    ("Japan hit North Korea with missiles.", "attack: japan -> north-korea"),
    ("Poland lobbied Austria to tighten sanctions against Belarus.", "appeal: poland -> austria"),
    ("Chad called for tougher sanctions against Mali.", "condemnation: chad -> mali"),
    # what is handed over
    ("Hamas handed over a list of hostages to Egypt.", "letter: hamas -> egypt"),
    ("Hamas handed over three hostages to the Red Cross.",
     "prisoners-released: hamas -> international-committee-of-the-red-cross"),
    # a deal that is still negotiated, and what others are sent to bring about
    ("Serbia is negotiating a trade deal with Chile.", "negotiation: chile+serbia"),
    ("Kenya sent soldiers to end the fighting in Haiti.", "troop-deployment: kenya -> haiti"),
    ("Chad and Niger are finalising a trade agreement.", "negotiation: chad+niger"),
    ("Chad and Niger finalised a trade agreement.", "deal-reached: chad+niger"),
    # what one is for or against
    ("Croatia backs Albania joining the European Union.", "support: croatia -> albania"),
    ("Spain opposes Kosovo joining the European Union.", "rejection: spain -> kosovo"),
    ("Moldova applied to join the European Union.", "appeal: moldova -> european-union"),
    ("Ireland supports Moldova becoming a member of the European Union.",
     "support: ireland -> moldova"),
    ("Sweden backs Kyiv firing missiles at Russia.", "support: sweden -> ukraine"),
    ("Serbia filed an application to join BRICS.", "appeal: serbia -> brics"),
    ("Tajikistan joined the WTO.", "cooperation: tajikistan+world-trade-organization"),
    # what a vote is on
    ("Peru's congress passed a law banning Huawei.", "restriction: peru-parliament -> huawei"),
    ("Sweden and Chad abstained on a resolution condemning Turkey.", "vote: chad+sweden -> "),
    ("Serbia voted against a motion suspending Peru from the council.",
     "vote-against: serbia -> "),
    ("Kenya backed a motion against Rwanda.", "condemnation: kenya -> rwanda"),
    # driven out without arms and with them
    ("Japan was pushed out of Chad by the junta.", "detention-deportation: chad -> japan"),
    ("Spain was thrown out of Niger.", "detention-deportation: niger -> spain"),
    # turned from one to another
    ("Panama dropped Taiwan in favor of Beijing.",
     "ties-cut: panama -> taiwan, recognition: panama -> china"),
    ("Guatemala switched ties from China to Taiwan.",
     "ties-cut: guatemala -> china, recognition: guatemala -> taiwan"),
    # who gets what is sold
    ("Germany sold Egypt submarines.", "aid-given: germany -> egypt"),
    ("Turkey handed Ukraine drones.", "aid-given: turkey -> ukraine"),
    # a town is taken in war, a ship is seized
    ("The Taliban seized Kunduz.", "invasion: taliban -> kunduz"),
    ("Iran seized a Greek tanker.", "seizure: iran -> greece"),
    ("Denmark shipped Ukraine howitzers.", "aid-given: denmark -> ukraine"),
    # verbs of several senses
    ("Moscow will retaliate against Estonia.", "coercion: russia -> estonia"),
    ("Israel denied Gaza food and water.", "coercion: israel -> gaza-strip"),
    ("Serbia courted Chile.", "appeal: serbia -> chile"),
    ("Ethiopia deprived Tigray of food.", "coercion: ethiopia -> tigray"),
    ("Oslo sent away the Iranian ambassador.", "diplomats-expelled: norway -> iran"),
    ("Russia gave two Polish diplomats 48 hours to leave the country.",
     "diplomats-expelled: russia -> poland"),
    ("Germany withdrew its embassy staff from Sudan.", "ambassador-recalled: germany -> sudan"),
    ("Bulgaria denounced the new American tariffs.",
     "condemnation: bulgaria -> united-states"),
    ("Germany bailed out Greece.", "aid-given: germany -> greece"),
    # no act
    ("Sweden was shocked by the attack.", ""),
    ("Nauru, which Fiji called a friend, won.", ""),
    ("Kosovo declared independence from Serbia.", ""),
    # what something is only called
    ("China denounced the visit as an attack on its sovereignty.", "condemnation: china -> "),
    ("Fiji left over a step that Irfaan Ali denounced as a threat to his country.",
     "condemnation: irfaan-ali -> fiji"),
    # a bare number counts those of whom the same verb told before, if they are of one kind
    ("France expelled 35 Russian diplomats. Italy expelled 30.",
     "diplomats-expelled: france -> russia, diplomats-expelled: italy -> russia"),
    ("Peru expelled six Russian envoys. Russia expelled six Peruvian envoys. Italy expelled two.",
     "diplomats-expelled: peru -> russia, diplomats-expelled: russia -> peru, "
     "diplomats-expelled: italy -> "),
    ("An American fighter shot down a Chinese balloon.",
     "attack: united-states-military -> china"),
    # clauses side by side
    ("Russia attacked Ukraine, Poland condemned Russia and Chad left.",
     "attack: russia -> ukraine, condemnation: poland -> russia"),
    ("Russia attacked Ukraine, Poland protested and expelled three diplomats.",
     "attack: russia -> ukraine, demarche: poland -> russia, "
     "diplomats-expelled: poland -> russia"),
    # a deal is what was agreed, not aid that is planned
    ("Kenya and Fiji agreed on a deal. Peru said it would help Chad. Nauru condemned the deal.",
     "deal-reached: fiji+kenya, aid-given: peru -> chad, condemnation: nauru -> fiji+kenya"),
    # whom a third turns against, where nobody else is named
    ("Israel bombed Gaza. Colombia recalled its ambassador.",
     "bombing: israel -> gaza-strip, ambassador-recalled: colombia -> israel"),
    ("Israel bombed Lebanon. Peru recalled its ambassador to Iran.",
     "bombing: israel -> lebanon, ambassador-recalled: peru -> iran"),
    ("Macron Arrives In Berlin, Says He Wants Germany To Stop Turkey.",
     "appeal: emmanuel-macron -> germany"),
    ("Nauru arrested Frank Bainimarama, whom it called a spy.",
     "arrest: nauru -> frank-bainimarama"),
    ("The visit of Nancy Pelosi infuriated China.", ""),
    ("Joe Biden urged Benjamin Netanyahu, whom he met on Friday, to let more aid into Gaza.",
     "appeal: joe-biden -> benjamin-netanyahu, meeting: benjamin-netanyahu+joe-biden"),
    # to one another
    ("Chad and Libya recognised one another.", "recognition: chad+libya"),
    ("India and Pakistan bombed each other's bases.", "bombing: india+pakistan"),
    ("China and Japan imposed tariffs on each other's goods.", "sanctions-imposed: china+japan"),
    ("France and Germany, which accused each other of spying, left.",
     "accusation: france+germany"),
    ("Kenya and Somalia cut ties.", "ties-cut: kenya+somalia"),
    ("Kenya and Somalia cut ties with Iran.", "ties-cut: kenya+somalia -> iran"),
    # together with others
    ("Japan joined Australia in condemning North Korea.",
     "support: japan -> australia, condemnation: australia+japan -> north-korea"),
    ("The delay threatened to scuttle the deal between Iran and Oman.", ""),
    ("Japan evacuated its diplomats from Kabul.", ""),
    ("Two million Syrians are sheltering in Turkey.", ""),
    ("Pilgrims prayed for the downfall of Israel.", ""),
    ("Sergei Lavrov said the Alliance was dragging Moldova into war.", ""),
    ("Airlines dropped Boeing in favour of Airbus.", ""),
    # what is refused or threatened with is no act of its kind
    ("France would not support Israel.",
     "refusal: france -> israel"),
    ("Joe Biden said he would not meet Vladimir Putin.",
     "meeting-refusal: joe-biden -> vladimir-putin"),
    ("Russia will expel Polish envoys unless Poland leaves.",
     "threat-to-relations: russia -> poland"),
    ("Antony Blinken welcomed the accord.",
     "praise: antony-blinken -> "),
    ("Olaf Scholz interrupted his holiday to meet the former inmates.",
     ""),
    ("Armenia said it had taken no part in drafting the document.",
     ""),
    ("China took control measures against the Philippines.",
     ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD)
def test_what_a_text_tells(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
