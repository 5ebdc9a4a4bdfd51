"""Parties that only what was told before names: who struck, who agreed, whose country it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
RETURNED = [
    ("Israel bombed Iran. Tehran answered with a barrage of missiles.",
     "bombing: israel -> iran, attack: iran -> israel"),
    ("Hezbollah fired rockets at Haifa. Israel struck back.",
     "attack: hezbollah -> haifa, attack: israel -> hezbollah"),
    ("Thailand shelled Cambodia. Cambodia returned fire.",
     "bombing: thailand -> cambodia, attack: cambodia -> thailand"),
    ("India bombed Pakistan. Germany answered with criticism of China.",
     "bombing: india -> pakistan, condemnation: germany -> china"),
    ("The United States expelled ten Russian diplomats. Moscow vowed to hit back.",
     "diplomats-expelled: united-states -> russia, threat: russia -> united-states"),
    ("Pakistan bombed Afghanistan. Kabul complained to the United Nations and reserved the right "
     "to respond.",
     "bombing: pakistan -> afghanistan, complaint: afghanistan -> united-nations, "
     "threat: afghanistan -> pakistan"),
    ("The European Union imposed tariffs on China. Beijing said it would hit back.",
     "sanctions-imposed: european-union -> china, attack: china -> european-union"),
    ("Israel killed a Hamas leader in Doha. Iran vowed harsh punishment.",
     "killing: israel -> hamas, threat: iran -> israel"),
    ("Turkey bombed Syria. Iran threatened Iraq with retaliation.",
     "bombing: turkey -> syria, threat: iran -> iraq"),
    ("Germany expelled four Russian diplomats. Poland and Latvia announced similar measures.",
     "diplomats-expelled: germany -> russia, sanctions-imposed: latvia+poland -> russia"),
    ("Germany expelled four Russian diplomats. Poland announced similar measures against "
     "Belarus.",
     "diplomats-expelled: germany -> russia, sanctions-imposed: poland -> belarus"),
    ("After Russia expelled two Dutch diplomats, the Netherlands did the same.",
     "diplomats-expelled: russia -> netherlands, diplomats-expelled: netherlands -> russia"),
]  # fmt: skip
STRUCK = [
    ("Russia attacked Kharkiv. The strikes killed Anna Weber.",
     "attack: russia -> kharkiv, killing: russia -> anna-weber"),
    ("Russia bombed Kyiv. Anna Weber was killed in the attack.",
     "bombing: russia -> ukraine, killing: russia -> anna-weber"),
    ("Russia attacked Kharkiv. A strike killed Anna Weber in Sumy.",
     "attack: russia -> kharkiv, killing:  -> anna-weber"),
    ("U.S. forces bombed the Houthis. The strikes, which Britain supported, killed Anna Weber.",
     "bombing: united-states-military -> houthis, bombing: united-states-military -> anna-weber"),
    ("Sudan's army clashed with the RSF. Anna Weber was killed in the fighting.",
     "clash: rapid-support-forces+sudan-military, killing:  -> anna-weber"),
    ("Israel killed Ali Hassan. Iran promised revenge on those behind the killing.",
     "killing: israel -> ali-hassan, threat: iran -> israel"),
    ("Jaish-e-Mohammed attacked India. India vowed to punish those responsible for the attack.",
     "attack: jaish-e-mohammed -> india, threat: india -> jaish-e-mohammed"),
    ("Russia shelled Kherson. Canada condemned the perpetrators of the shelling.",
     "bombing: russia -> kherson, condemnation: canada -> russia"),
    ("Russia shelled Kherson. Canada condemned Belarus over the shelling.",
     "bombing: russia -> kherson, condemnation: canada -> belarus"),
    ("Qassem Soleimani was killed in a U.S. drone strike in Iraq.",
     "killing: united-states -> qassem-soleimani"),
    ("A Malaysian airliner was shot down over Ukraine.",
     "attack:  -> malaysia"),
    ("Turkey shot down a Russian jet over Syria.",
     "attack: turkey -> russia-military"),
    ("Canada condemned Russia over Ukraine.",
     "condemnation: canada -> russia"),
]  # fmt: skip
AGREED = [
    ("Israel and Hamas signed a truce. The deal was brokered by Qatar.",
     "signing: hamas+israel, mediation: qatar -> hamas+israel"),
    ("Israel and Hamas signed a truce. It was brokered by Qatar and Egypt.",
     "signing: hamas+israel, mediation: egypt+qatar -> hamas+israel"),
    ("Israel and Hamas agreed to a truce. Qatar brokered the agreement.",
     "ceasefire-agreed: hamas+israel, mediation: qatar -> hamas+israel"),
    ("Israel and Hamas signed a truce. Qatar brokered a deal between Chad and Sudan.",
     "signing: hamas+israel, mediation: qatar -> chad+sudan"),
    ("Iran and Saudi Arabia restored ties. The deal was reached in Beijing.",
     "ties-opened: iran+saudi-arabia, deal-reached: iran+saudi-arabia"),
    ("A ceasefire between Israel and Hezbollah came into force in Lebanon.",
     "ceasefire-in-force: hezbollah+israel"),
    ("Iran and Saudi Arabia agreed to restore ties. Iraq welcomed the breakthrough.",
     "agreement: iran+saudi-arabia, praise: iraq -> iran+saudi-arabia"),
]  # fmt: skip
BESIDE = [
    ("Turkey invaded Syria. The French foreign minister said the offensive was a violation of "
     "international law.",
     "invasion: turkey -> syria, accusation: jean-yves-le-drian -> turkey"),
    ("China imposed sanctions on Japan. Tokyo opposed the restrictions.",
     "sanctions-imposed: china -> japan, condemnation: japan -> china"),
    ("Vladimir Putin said Ukraine was no state. Germany condemned the remarks.",
     "condemnation: germany -> vladimir-putin"),
    ("Turkey bombed Iraq. Vladimir Putin said the raid was justified. Germany condemned the "
     "comments.",
     "bombing: turkey -> iraq, condemnation: germany -> vladimir-putin"),
    ("Emmanuel Macron said Europe must defend Taiwan. China condemned a statement by Japan.",
     "demand: emmanuel-macron -> europe, condemnation: china -> japan"),
    ("Officials said Ali Hassan had been arrested and charged with treason.",
     "arrest:  -> ali-hassan, accusation:  -> ali-hassan"),
    ("G7 leaders meeting in Hiroshima had criticised Beijing.",
     "condemnation: g7 -> china"),
    ("EU leaders condemned Belarus at a meeting in Brussels.",
     "condemnation: european-union -> belarus"),
    ("Russia responded by shelling Tuzla, where a bomb killed Ali Hassan, and by kidnapping Anna "
     "Weber.",
     "bombing: russia -> tuzla, killing:  -> ali-hassan, abduction: russia -> anna-weber"),
    ("Iran detained Anna Weber. Paris demanded her release.",
     "detention-deportation: iran -> anna-weber, demand: france -> iran"),
    ("EU leaders banned Belarusian airlines from the bloc's airspace.",
     "restriction: european-union -> belarus-business"),
    ("Japan barred exports from China.",
     "sanctions-imposed: japan -> china"),
    ("Antonio Guterres promised to send more peacekeepers.",
     "aid-pledged: antonio-guterres -> "),
    ("Germany promised to send soldiers to Mali.",
     "aid-pledged: germany -> mali"),
]  # fmt: skip
TOGETHER = [
    ("India revoked the special status of Kashmir. Pakistan downgraded diplomatic ties and "
     "expelled the Indian ambassador.",
     "ties-cut: pakistan -> india, diplomats-expelled: pakistan -> india"),
    ("Iran executed a cleric on Monday. Bahrain cut ties with Syria and closed its airspace to "
     "Iranian airlines.",
     "killing: iran -> cleric-e3b98a4d, ties-cut: bahrain -> syria, restriction: bahrain -> "
     "iran-business"),
    ("India and Pakistan agreed to a ceasefire. Each side accused the other of violating the "
     "truce.",
     "ceasefire-agreed: india+pakistan, accusation: india+pakistan, ceasefire-broken: "
     "india+pakistan"),
    ("India and Pakistan met in Doha. India accused Pakistan of violating the truce.",
     "meeting: india+pakistan, accusation: india -> pakistan, ceasefire-broken: pakistan -> "),
    ("China demanded an explanation from NATO after bombs hit its embassy in Belgrade.",
     "demand: china -> nato, bombing:  -> china-embassy"),
    ("Sergei Lavrov criticised the stationing of Belgian fighter jets in Lithuania.",
     "condemnation: sergey-lavrov -> belgium-military"),
    ("Germany condemned the deployment of Russian missiles in Belarus.",
     "condemnation: germany -> russia"),
    ("Germany condemned the killing of Anna Weber in Belarus.",
     "condemnation: germany -> "),
    ("Security Council members met in New York. Syria accused the council of bias.",
     "meeting: un-security-council -> , accusation: syria -> un-security-council"),
    ("Security Council members met in New York. Syria accused the court of bias.",
     "meeting: un-security-council -> , accusation: syria -> court-e3b98a4d"),
    ("Troops from Tajikistan and Kyrgyzstan exchanged fire.",
     "clash: kyrgyzstan-military+tajikistan-military"),
    ("Germany withdrew its soldiers from Mali and Niger.",
     "withdrawal-of-troops: germany -> mali+niger"),
    ("The World Bank opened an office in Kenya. The bank pledged aid for Malawi.",
     "aid-pledged: world-bank -> malawi"),
    ("Under pressure from the United States, Rwanda withdrew its forces from Congo.",
     "withdrawal-of-troops: rwanda -> democratic-republic-of-the-congo"),
    ("Sri Lanka asked India and Japan for help. Tokyo sent fuel.",
     "appeal: sri-lanka -> india+japan, aid-given: japan -> sri-lanka"),
    ("Sri Lanka asked India for help. China sent fuel to Pakistan.",
     "appeal: sri-lanka -> india, aid-given: china -> pakistan"),
    ("The European Parliament voted against Hungary. Viktor Orban condemned the vote.",
     "vote-against: european-parliament -> hungary, condemnation: viktor-orban -> "
     "european-parliament"),
    ("Chad rejected a proposal by Ashraf Ghani. Pakistan, accused by Washington of sheltering the "
     "Taliban, welcomed the proposal.",
     "rejection: chad -> ashraf-ghani, accusation: united-states -> pakistan, aid-given: pakistan "
     "-> taliban, praise: pakistan -> ashraf-ghani"),
    ("Turkey bombed Syria. Iran, backed by Russia, condemned the attack.",
     "bombing: turkey -> syria, condemnation: iran -> turkey"),
    ("Canada sanctioned Rwanda, accused by Congo of arming rebels.",
     "sanctions-imposed: canada -> rwanda, accusation: democratic-republic-of-the-congo -> rwanda, "
     "aid-given: rwanda -> rebels-e3b98a4d"),
]  # fmt: skip
MEANT = [
    ("William Ruto met Emmanuel Macron. The sides agreed to open a border post.",
     "meeting: emmanuel-macron+william-ruto, agreement: emmanuel-macron+william-ruto"),
    ("India and Pakistan exchanged fire. Antony Blinken called on the sides to show restraint.",
     "clash: india+pakistan, appeal: antony-blinken -> india+pakistan"),
    ("Iran and Oman restored ties. Talks between envoys from the two countries were held in "
     "Beijing.",
     "ties-opened: iran+oman, meeting: iran+oman"),
    ("Gunmen seized power in Mali. The United States cut military aid to the country.",
     "restriction: gunmen-e3b98a4d -> mali, aid-stopped: united-states -> mali"),
    ("North Korea carried out a nuclear test. Japan stopped all imports from the country.",
     "mobilization: north-korea -> , sanctions-imposed: japan -> north-korea"),
    ("North Korea carried out a nuclear test. Japan condemned unrest in the country.",
     "mobilization: north-korea -> , condemnation: japan -> north-korea"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), RETURNED)
def test_what_is_done_in_return_hits_whoever_struck(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), STRUCK)
def test_a_strike_told_before_is_that_of_whoever_struck(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), AGREED)
def test_a_deal_told_before_is_that_of_those_who_made_it(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), BESIDE)
def test_who_takes_part_beside_others(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), MEANT)
def test_whom_the_sides_and_the_country_mean(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(("text", "events"), TOGETHER)
def test_who_is_told_in_the_same_breath(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
