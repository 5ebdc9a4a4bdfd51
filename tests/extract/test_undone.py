"""Sentence → all its events: what was called off, lifted, taken back, blamed, asked for or idle."""

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

# (text, (subtype, status, sources, targets) of each of its events); actors by id, "" for nobody
TABLE: list[tuple[str, set[tuple[str, str, str, str]]]] = [
    # called off, postponed, not come about
    ("A meeting between Viktor Orban and Robert Fico was called off.",
     {("talks-broken-off", "actual", "", "robert-fico viktor-orban")}),
    ("The talks between Chad and Niger did not take place.",
     {("meeting", "negated", "chad niger", "")}),
    ("A visit by Sergei Lavrov to Belgrade was shelved.",
     {("meeting-refusal", "actual", "", "sergey-lavrov")}),
    ("A planned summit between Serbia and Kosovo was scrapped.",
     {("talks-broken-off", "actual", "", "kosovo serbia")}),
    ("Talks between Armenia and Azerbaijan will take place in Sochi.",
     {("meeting", "planned", "armenia azerbaijan", "")}),
    ("Kenya called off a round of talks with Somalia.",
     {("talks-broken-off", "actual", "kenya", "somalia")}),
    # the end of an act, whoever announces it
    ("Sudan announced the cancellation of talks with Ethiopia.",
     {("talks-broken-off", "actual", "sudan", "ethiopia")}),
    ("Canada announced the lifting of sanctions on Cuba.",
     {("sanctions-lifted", "actual", "canada", "cuba")}),
    ("Italy announced an end to trade with Belarus.",
     {("cooperation-reduced", "actual", "italy", "belarus")}),
    ("Spain confirmed the end of military cooperation with Mali.",
     {("cooperation-reduced", "actual", "spain", "mali")}),
    ("Chad ordered the expulsion of the German ambassador.",
     {("diplomats-expelled", "actual", "chad", "germany")}),
    # what was imposed ends
    ("India will suspend port fees on Chinese ships.",
     {("sanctions-lifted", "planned", "india", "china")}),
    ("Japan lifted export controls on South Korea.",
     {("sanctions-lifted", "actual", "japan", "south-korea")}),
    ("Chile agreed to cut tariffs on Argentine wine.",
     {("agreement", "actual", "chile", "argentina")}),
    ("Brussels suspended a law that barred imports from Ghana.",
     {("sanctions-lifted", "actual", "european-union", "ghana")}),
    # vetoes
    ("Bulgaria lifted its veto on the talks with North Macedonia.",
     {("concession", "actual", "bulgaria", "north-macedonia")}),
    ("The veto on aid to Moldova was lifted by Slovakia.",
     {("concession", "actual", "slovakia", "moldova")}),
    ("Serbia vetoed the sanctions against Russia.", {("veto", "actual", "serbia", "russia")}),
    ("Brazil stopped blocking aid to Bolivia.", {("retreat", "actual", "brazil", "bolivia")}),
    # who is blamed
    ("Niger blamed the raid on Boko Haram.", {("accusation", "actual", "niger", "boko-haram")}),
    ("Egypt blamed the bombing of the pipeline on Hamas.",
     {("accusation", "actual", "egypt", "hamas"), ("bombing", "alleged", "hamas", "")}),
    ("Iraq pinned the killing of Turkish soldiers on Iran.",
     {("accusation", "actual", "iraq", "iran"),
      ("killing", "alleged", "iran", "turkey-military")}),
    ("Oman attributed the strike to Israel.", {("accusation", "actual", "oman", "israel")}),
    ("Ghana sued Togo, alleging torture in Lome.", {("lawsuit", "actual", "ghana", "togo")}),
    ("Chad bombed Sudan, alleging attacks by Sudanese rebels.",
     {("accusation", "actual", "chad", "sudan-rebels"), ("bombing", "actual", "chad", "sudan")}),
    # an accusation that is denied is a reason
    ("Estonia expelled two Russian diplomats for spying, an accusation that Moscow dismissed.",
     {("denial", "actual", "russia", "estonia"),
      ("diplomats-expelled", "actual", "estonia", "russia")}),
    ("Serbia said Kosovo had arrested two Serbs, a claim Kosovo denied.",
     {("arrest", "denied", "kosovo", "serbia-citizens"), ("denial", "actual", "kosovo", "serbia")}),
    # asked for, and not yet done
    ("Prosecutors in Sarajevo sought the arrest of Milorad Dodik.",
     {("appeal", "actual", "bosnia-and-herzegovina-court", "")}),
    ("Chad demanded the extradition of Hissene Habre.", {("demand", "actual", "chad", "")}),
    ("Chad demanded the extradition of Hissene Habre from Senegal.",
     {("demand", "actual", "chad", "senegal")}),
    # taken back
    ("Saad Hariri withdrew his resignation.", set()),
    ("Kenya rescinded its expulsion of the Somali ambassador.",
     {("concession", "actual", "kenya", "somalia")}),
    ("Peru retracted its accusation against Bolivia.",
     {("concession", "actual", "peru", "bolivia")}),
    # conditions, and what has no effect
    ("Latvia will respond if Belarus does not release the prisoners.", set()),
    ("The visit did nothing to restore relations between Serbia and Croatia.", set()),
    ("The raid made it harder to mend ties between Egypt and Israel.", set()),
    ("Mending relations between Japan and China will take years.", set()),
    ("The step would not improve ties between Greece and Turkey.", set()),
    ("Macky Sall did little to stop attacks on journalists.", set()),
    # denied
    ("Belarus denied supplying rockets to Russia.",
     {("aid-given", "denied", "belarus", "russia"), ("denial", "actual", "belarus", "")}),
    ("Rwanda denied killing civilians in Goma.",
     {("denial", "actual", "rwanda", ""),
      ("killing", "denied", "rwanda", "democratic-republic-of-the-congo-citizens")}),
    ("Mexico denied Peru access to the port.", {("rejection", "actual", "mexico", "peru")}),
    # called off in the same breath
    ("Joe Biden ordered a strike on Syria and then called it off.", set()),
    ("Israel bombed Syria and then called off a visit by Joe Biden.",
     {("bombing", "actual", "israel", "syria"),
      ("meeting-refusal", "actual", "israel", "joe-biden")}),
    # who is blamed at the act, and whom "it" stands for
    ("Greece said the strike, which it attributed to Libya, killed Turkish soldiers.",
     {("killing", "alleged", "libya", "turkey-military")}),
    ("Venezuela broke off relations with Argentina, saying it had invaded Bolivia.",
     {("invasion", "actual", "argentina", "bolivia"),
      ("ties-cut", "actual", "venezuela", "argentina")}),
    ("Chad cut ties with Sudan, accusing it of arming Ethiopia.",
     {("aid-given", "alleged", "sudan", "ethiopia"), ("ties-cut", "actual", "chad", "sudan")}),
    # taken back, put off
    ("Austria reversed its decision to expel the Russian ambassador.",
     {("concession", "actual", "austria", "russia")}),
    ("Mexico postponed tariffs on Chilean wine.", {("concession", "actual", "mexico", "chile")}),
    ("Denmark announced the end of the ceasefire with Norway.",
     {("ceasefire-broken", "actual", "denmark", "norway")}),
    ("Latvia is seeking the extradition of two Estonians from Spain.",
     {("appeal", "actual", "latvia", "spain")}),
    # let be, left open, allegedly
    ("Italy stopped short of accusing Russia of the attack.",
     {("accusation", "negated", "italy", "russia")}),
    ("Kenya has yet to deliver the tanks to Uganda.",
     {("aid-given", "negated", "kenya", "uganda")}),
    ("Serbia avoided imposing sanctions on Belarus.",
     {("sanctions-imposed", "negated", "serbia", "belarus")}),
    ("Ghana decided against signing the pact with Togo.",
     {("signing", "negated", "ghana", "togo")}),
    ("Oman said it had not decided whether to recognise Kosovo.",
     {("recognition", "hypothetical", "oman", "kosovo")}),
    ("Sudan allegedly bombed Chad.", {("bombing", "alleged", "sudan", "chad")}),
    ("Croatia denied having expelled Serbian diplomats.",
     {("denial", "actual", "croatia", ""), ("diplomats-expelled", "denied", "croatia", "serbia")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), TABLE)
def test_the_events_of_a_sentence(
    extractor: Extractor,
    text: str,
    told: set[tuple[str, str, str, str]],
) -> None:
    assert {
        (
            e.subtype,
            e.status.value,
            " ".join(sorted(m.actor or m.text for m in e.sources)),
            " ".join(sorted(m.actor or m.text for m in e.targets)),
        )
        for e in resolved(extractor, text)
    } == told
