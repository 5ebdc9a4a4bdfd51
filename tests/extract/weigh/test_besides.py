"""Who is named beside an act and takes no part in it: parse, rules, reading and base together."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

BESIDE = [
    # who suffered what is judged
    ("Canada condemned the imprisonment of Alexei Moskalyov.", "condemned", {"Canada"}, set()),
    ("Sweden deplored the abduction of two Swedish aid workers.", "deplored", {"Sweden"}, set()),
    ("Norway welcomed the release of Alaa Abdel Fattah.", "welcomed", {"Norway"}, set()),
    ("Norway welcomed Egypt's release of Alaa Abdel Fattah.", "welcomed", {"Norway"}, {"Egypt"}),
    ("Peru condemned Russia for the invasion of Ukraine.", "condemned", {"Peru"}, {"Russia"}),
    ("Brazil welcomed the election of Joe Biden.", "welcomed", {"Brazil"}, {"Joe Biden"}),
    ("Russia bombed Kharkiv. Poland condemned the bombing of the city.", "condemned",
     {"Poland"}, {"Russia"}),
    ("Amnesty International condemned the caning of Mohammad Shafi.", "condemned",
     {"Amnesty International"}, set()),
    ("Ireland voiced anger over the jailing of Ibrahim Halawa.", "voiced", {"Ireland"}, set()),
    ("Russia condemned the supply of tanks to Ukraine.", "condemned", {"Russia"}, set()),
    ("China condemned the sale of American weapons to Taiwan.", "condemned", {"China"},
     {"United States"}),
    ("Kyiv slammed the visit of Viktor Orban to Moscow.", "visit", {"Viktor Orbán"}, {"Russia"}),
    ("Fiji denounced the sacking of the judge.", "denounced", {"Fiji"}, set()),
    ("Ben Wallace launched a scathing attack on Jeremy Hunt.", "launched",
     {"Ben Wallace"}, {"Jeremy Hunt"}),
    # who is only whom a demand or a denial is about
    ("The United States called for the release of Alaa Abdel Fattah.", "called",
     {"United States"}, set()),
    ("The EU asked Belarus for the release of Raman Pratasevich.", "asked",
     {"European Union"}, {"Belarus"}),
    ("Amnesty International demanded the extradition of Charles Taylor.", "demanded",
     {"Amnesty International"}, set()),
    ("Iran rejected claims that it had armed the Houthis.", "rejected", {"Iran"}, set()),
    ("China rejected reports that it had sent troops to Tajikistan.", "rejected",
     {"China"}, set()),
    ("Ethiopia rejected claims that it had entered Somalia and called on Kenya to mediate.",
     "called", {"Ethiopia"}, {"Kenya"}),
    ("Students marched against the deal before a summit of NATO in June.", "marched",
     {"Students"}, set()),
    ("Turkey rejected the accusation by Greece.", "rejected", {"Turkey"}, {"Greece"}),
    # what somebody is judged or punished for is his doing, what comes with it is not
    ("Germany criticised Russia after it expelled two German diplomats.", "expelled",
     {"Russia"}, {"Germany"}),
    ("Ukraine criticised Hungary when it blocked the aid.", "blocked", {"Hungary"}, {"Ukraine"}),
    ("Turkey summoned the Swedish ambassador after he met Kurdish leaders.", "met",
     {"Sweden"}, {"Kurds"}),
    ("Mali accused France of arming rebels before it expelled the French ambassador.",
     "expelled", {"Mali"}, {"France"}),
    ("South Africa took Israel to the International Court of Justice, accusing it of genocide.",
     "accusing", {"South Africa"}, {"Israel"}),
    ("Denmark was sanctioned by Cuba after it recalled its envoy.", "recalled",
     {"Denmark"}, {"Cuba"}),
    # whoever is let or made to do something does it; what anyone is let do, nobody does
    ("Turkey let Syria bomb Kobani.", "bomb", {"Syria"}, {"Kobani"}),
    ("Poland said it would let Ukraine strike Russia with its missiles.", "strike",
     {"Ukraine"}, {"Russia"}),
    ("Antony Blinken said Washington would not let anyone slam shut NATO's open door.", "let",
     {"United States"}, set()),
    ("Italy said it would not let anyone attack Malta.", "let", {"Italy"}, set()),
    # one's own forces are not whom one threatens with them, but whoever may do something is
    ("Burhan warned that the army would use full force.", "warned",
     {"Abdel Fattah al-Burhan"}, set()),
    ("Kim Jong-un warned that the army would strike if Trump attacked.", "warned",
     {"Kim Jong-un"}, {"Donald Trump"}),
    ("Iran warned Israel that it would respond if Washington attacked.", "warned",
     {"Iran"}, {"Israel"}),
    # one's own envoy is told what to do
    ("Manila instructed its ambassador to lodge a complaint with the Chinese foreign ministry.",
     "instructed", {"Philippines"}, set()),
    # who only hears a judgement
    ("Theresa May welcomed the decision in a speech to the European Parliament.", "welcomed",
     {"Theresa May"}, set()),
    # where an envoy is posted
    ("Spain's ambassador in Caracas, Ramon Santos, denounced the raid.", "denounced",
     {"Ramon Santos"}, set()),
    ("Russia's ambassador to Norway threatened Oslo with retaliation.", "threatened",
     {"Russia"}, {"Norway"}),
    ("Brazil recalled its ambassador to Israel.", "recalled", {"Brazil"}, {"Israel"}),
    # in place of others, in spite of others
    ("Denmark backed Norway rather than Sweden.", "backed", {"Denmark"}, {"Norway"}),
    ("Kenya signed the accord with Japan instead of China.", "signed", {"Kenya"}, {"Japan"}),
    ("Israel struck Lebanon despite the protests of France.", "struck", {"Israel"}, {"Lebanon"}),
    ("Hungary bought the missiles over the objections of Washington.", "bought", set(),
     {"Hungary"}),
    ("In defiance of the United Nations, North Korea fired a missile.", "fired",
     {"North Korea"}, set()),
    # what "it" is by what was told before, and whose interference is rejected
    ("Cuba denounced the bill, and Mexico warned that it could hurt trade.", "warned",
     {"Mexico"}, set()),
    ("Iraq condemned the raid, and Kuwait warned that it would close the border.", "warned",
     {"Kuwait"}, set()),
    ("Poland criticised Belarus, and Lithuania accused it of theft.", "accused", {"Lithuania"},
     {"Belarus"}),
    ("Chad condemned the killing, and Boko Haram vowed revenge.", "vowed", {"Boko Haram"}, set()),
    ("Hamas attacked Israel, and Netanyahu said it would pay a heavy price.", "would",
     {"Benjamin Netanyahu"}, {"Hamas"}),
    ("Turkey criticised Greece and rejected demands for a retreat.", "rejected", {"Turkey"},
     set()),
    ("Turkey criticised Greece and rejected its claims.", "rejected", {"Turkey"}, {"Greece"}),
    ("Ankara denounced what it described as Greek provocations.", "denounced", {"Turkey"},
     {"Greece"}),
    ("Tehran condemned what it called Israeli aggression.", "condemned", {"Iran"}, {"Israel"}),
    # what a resignation is told of
    ("Gotabaya Rajapaksa stepped down and fled to the Maldives.", "stepped",
     {"Gotabaya Rajapaksa"}, set()),
    ("Liz Truss resigned after talks with King Charles.", "resigned", {"Liz Truss"}, set()),
    ("The Polish minister resigned from the government of Donald Tusk.", "resigned", {"Poland"},
     {"Poland"}),
    # whose a strike was, and whom it hit
    ("A missile attack on Odesa killed two Ukrainians.", "killed", set(), {"Ukrainian citizens"}),
    ("Shelling from Syria killed two Turkish citizens.", "killed", set(), {"Turkish citizens"}),
    ("A drone strike in Somalia killed 30.", "killed", set(), set()),
    ("A Russian missile strike on Kharkiv killed 11.", "killed", {"Russia"}, set()),
    ("Rebels attacked a base in Mali, killing ten soldiers and abducting about 30.", "abducting",
     {"Malian rebels"}, set()),
    ("Police in Chad arrested 12 activists and beat several others.", "beat", {"Chadian police"},
     set()),
    ("Sudanese and South Sudanese forces clashed, killing ten South Sudanese soldiers.", "killing",
     {"Sudanese Armed Forces"}, {"South Sudan People's Defence Forces"}),
    # weapons and numbers
    ("Fire from Turkish tanks killed two Syrians.", "killed", {"Turkish Armed Forces"},
     {"Syrian citizens"}),
    ("Ukraine hit a depot in Belarus with German missiles.", "hit", {"Ukraine"}, {"Belarus"}),
    ("Iran launched 180 missiles at Israel.", "launched", {"Iran"}, {"Israel"}),
    ("Jordan shot down the drones with British help.", "shot", {"Jordan"}, set()),
    ("Iran fired 200 missiles, of which 180 were intercepted.", "fired", {"Iran"}, set()),
    # what is done together is nobody
    ("Kenya and Uganda agreed to hold joint patrols on the lake.", "agreed", {"Kenya", "Uganda"},
     set()),
    # where several meet
    ("The foreign ministers of Greece and Turkey met in New York.", "met",
     {"Nikos Dendias", "Mevlüt Çavuşoğlu"}, set()),
    ("Israel and Hamas held talks in Cairo.", "held", {"Israel", "Hamas"}, set()),
    ("Starmer and Trump talked to Zelensky on Friday.", "talked",
     {"Keir Starmer", "Donald Trump"}, {"Volodymyr Zelenskyy"}),
    # what is told at talks
    ("Scholz told Xi at a meeting in Beijing that Germany would invest.", "meeting",
     {"Olaf Scholz"}, {"Xi Jinping"}),
    ("Modi told Zelensky during talks in Kyiv that India would help.", "talks",
     {"Narendra Modi"}, {"Volodymyr Zelenskyy"}),
    ("Macron warned Netanyahu in a call against invading Rafah.", "call",
     {"Emmanuel Macron"}, {"Benjamin Netanyahu"}),
    ("Modi said he had made no headway on a truce in a phone conversation with Putin.",
     "conversation", {"Narendra Modi"}, {"Vladimir Putin"}),
    ("Modi told Zelensky that India would help.", "help", {"India"}, {"Volodymyr Zelenskyy"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "sources", "targets"), BESIDE)
def test_who_takes_part(
    extractor: Extractor, text: str, trigger: str, sources: set[str], targets: set[str]
) -> None:
    (event,) = (e for e in resolved(extractor, text) if e.trigger.text == trigger)
    assert {m.label for m in event.sources if m.label} == sources
    assert {m.label for m in event.targets if m.label} == targets


def test_a_number_is_hit_where_nobody_else_is_told(extractor: Extractor) -> None:
    (event,) = resolved(extractor, "Police in Lima detained 200 on Saturday.")
    assert [m.text for m in event.targets] == ["200"]


def test_those_who_meet_are_not_of_the_place_by_that(extractor: Extractor) -> None:
    (event,) = resolved(extractor, "The presidents met in Vienna on Monday.")
    assert {m.country for m in (*event.sources, *event.targets)} == {None}
