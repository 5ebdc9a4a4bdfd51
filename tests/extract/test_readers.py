"""Who takes part in what, as readers of fresh news found it read wrongly before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.extract.pipeline import Extractor
from kg.model import Status
from tests.extract.texts import events_of, told_by


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Russia asked for access to the prisoner Ivan Petrov.",
            "appeal: russia -> ",
        ),
        (
            "Kenya asked Egypt for help.",
            "appeal: kenya -> egypt",
        ),
        (
            "The United States proposed to exchange two Russians.",
            "proposal: united-states -> ",
        ),
        (
            "Joe Biden met Vladimir Putin and set out the sanctions that the United States "
            "and its allies would use.",
            "meeting: joe-biden+vladimir-putin",
        ),
    ],
)
def test_who_is_only_named_in_what_is_asked_or_promised(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Germany sent 400 soldiers to Lithuania.",
            "troop-deployment: germany -> lithuania",
        ),
        (
            "Peru asked Chile for aid. Sudan's ruler ordered the army into the streets.",
            "appeal: peru -> chile, troop-deployment: abdel-fattah-al-burhan -> ",
        ),
        (
            "Aleksandar Vucic mourned the attackers. Days later Serbia massed troops near "
            "the border.",
            "support: aleksandar-vucic -> attackers-e3b98a4d, mobilization: serbia -> ",
        ),
        (
            "Benin and Chad have promised to send personnel.",
            "aid-pledged: benin+chad -> ",
        ),
        (
            "Both countries massed tens of thousands of troops along the border.",
            "mobilization: both-countries-e3b98a4d -> ",
        ),
        (
            "Britain trained Ukrainian soldiers.",
            "cooperation: ukraine-military+united-kingdom",
        ),
        (
            "Sudan's army thanked Egypt on Monday.\n\nJunta detains French national",
            "praise: sudan-military -> egypt, seizure: junta-e3b98a4d -> france",
        ),
        (
            "The World Food Programme has suspended its operations in Goma.",
            "aid-stopped: world-food-programme -> goma",
        ),
    ],
)
def test_what_is_sent_is_no_party(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Spain and Portugal signed the accord in the presence of Antonio Guterres.",
            "signing: portugal+spain",
        ),
        (
            "Australia dropped a contract with France in favour of a pact with Washington.",
            "treaty-withdrawal: australia -> france",
        ),
        (
            "Japan voted in favour of a resolution on Iran.",
            "vote-for: japan -> iran",
        ),
        (
            "Gitanas Nauseda offered to mediate together with Poland and Latvia.",
            "mediation-offer: gitanas-nauseda+latvia+poland",
        ),
        (
            "Xi Jinping, general secretary of the Chinese Communist Party, met Vladimir Putin.",
            "meeting: vladimir-putin+xi-jinping",
        ),
        (
            "Angela Merkel met Jens Stoltenberg, the head of NATO, which condemned Russia.",
            "meeting: angela-merkel+jens-stoltenberg, condemnation: nato -> russia",
        ),
        (
            "The F-22 of the US Air Force destroyed the Chinese balloon off the coast of "
            "South Carolina.",
            "bombing: united-states-military -> china",
        ),
        (
            "The NATO-Russia Council will meet in Brussels on Wednesday.",
            "summit: nato-russia-council -> ",
        ),
        (
            "Vladimir Putin hosted a summit in Kazan.",
            "host: vladimir-putin -> ",
        ),
        (
            "Qatar hosted talks between Hamas and Israel in Doha.",
            "host: qatar -> hamas+israel",
        ),
        (
            "Solomon Islands broke with Taiwan to establish relations with Beijing.",
            "ties-cut: solomon-islands -> taiwan",
        ),
    ],
)
def test_who_stands_beside(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Ukrainian presidential adviser Mykhailo Podolyak warned on Friday that Kyiv "
            "would answer any provocation.",
            "warning: mykhailo-podolyak -> ",
        ),
        (
            "Emmanuel Macron warned Russia that France would answer any attack.",
            "warning: emmanuel-macron -> russia",
        ),
        (
            "China refused a call between its defence minister, Wei Fenghe, and Lloyd Austin.",
            "rejection: china -> lloyd-austin",
        ),
        (
            "Joe Biden has ruled out sending American soldiers.",
            "rejection: joe-biden -> ",
        ),
        (
            "The Turkish parliament rejected Recep Tayyip Erdogan's proposal.",
            "rejection: turkey-parliament -> recep-tayyip-erdogan",
        ),
        (
            "The Sudanese army accused the Sudanese government of treason.",
            "accusation: sudan-military -> sudan",
        ),
        (
            "The United Nations signed a memorandum with Russia in which it promised to "
            "ease exports of Russian food.",
            "signing: russia+united-nations, agreement: united-nations -> russia",
        ),
    ],
)
def test_nobody_does_it_to_himself(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Delegations of Chad and Niger met in Niamey. They signed a border accord.",
            "meeting: chad+niger, signing: chad+niger",
        ),
        (
            "Foreign Minister Jean-Yves Le Drian and his German counterpart Annalena "
            "Baerbock met in Paris on Thursday. The ministers agreed to open a consulate.",
            "meeting: annalena-baerbock+jean-yves-le-drian, agreement: annalena-"
            "baerbock+jean-yves-le-drian",
        ),
        (
            "President Joe Biden spoke with President Vladimir Putin on Tuesday. The "
            "presidents instructed their envoys to meet.",
            "negotiation: joe-biden+vladimir-putin, demand: joe-biden+vladimir-putin -> "
            "russia+united-states",
        ),
        (
            "Meles Zenawi met Isaias Afwerki in 2000.\n\nPrime Minister Abiy Ahmed flew to "
            "Asmara and was received by President Isaias Afwerki. The two leaders signed a "
            "declaration.",
            "meeting: isaias-afwerki+meles-zenawi, visit: abiy-ahmed -> eritrea, host: "
            "isaias-afwerki -> abiy-ahmed, signing: abiy-ahmed+isaias-afwerki",
        ),
        (
            "The UN Security Council voted on Friday. The resolution condemns North Korea.",
            "vote: un-security-council -> , condemnation: un-security-council -> north-korea",
        ),
        (
            "The UN General Assembly voted on Friday. The assembly condemned Russia.",
            "vote: un-general-assembly -> , condemnation: un-general-assembly -> russia",
        ),
        (
            "Secretary of State Antony Blinken met Sergey Lavrov. Deputy Secretary Wendy "
            "Sherman flew to Tokyo. The Secretary thanked Malaysia.",
            "meeting: antony-blinken+sergey-lavrov, visit: wendy-sherman -> japan, praise: "
            "antony-blinken -> malaysia",
        ),
        (
            "Cambodian Deputy Prime Minister and Foreign Minister Prak Sokhonn met Antony Blinken.",
            "meeting: antony-blinken+prak-sokhonn",
        ),
    ],
)
def test_whom_words_of_several_mean(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "M23 rebels backed by Rwanda marched into Goma on Monday.",
            "invasion: m23 -> goma",
        ),
        (
            "Foreign Minister Sergey Lavrov of Russia met Foreign Minister Wang Yi of "
            "China. Both sides signed a pact.",
            "meeting: sergey-lavrov+wang-yi, signing: sergey-lavrov+wang-yi",
        ),
        (
            "Nicolas Maduro met Maria Corina Machado. Both sides signed a pact.",
            "meeting: maria-corina-machado+nicolas-maduro, signing: maria-corina-"
            "machado+nicolas-maduro",
        ),
        (
            "The Security Council adopted a resolution that bans flights over Libya and "
            "authorizes France to act.",
            "restriction: un-security-council -> libya",
        ),
        (
            "Donald Trump asked whether the United States had paid Russia money.",
            "aid-given: united-states -> russia",
        ),
        (
            "More than 100 Congolese soldiers were disarmed by UN peacekeepers.",
            "ceasefire-in-force: united-nations -> democratic-republic-of-the-congo-military",
        ),
        (
            "The UN Security Council adopted the resolution by 10 votes, with two "
            "abstentions (Brazil and China).",
            "vote-for: un-security-council -> ",
        ),
    ],
)
def test_what_a_part_of_a_text_means(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Wang Yi told reporters about the storm that killed ten Chinese sailors.",
            "killing:  -> china",
        ),
        (
            "Donald Trump thanked Iran for warning Washington.",
            "praise: donald-trump -> iran, warning: iran -> united-states",
        ),
        (
            "Alexander Lukashenko accused Poland of plotting a coup and expelled its ambassador.",
            "accusation: alexander-lukashenko -> poland, diplomats-expelled: alexander-"
            "lukashenko -> poland",
        ),
        (
            "Russia jailed Evan Roe on charges that Washington rejects.",
            "arrest: russia -> evan-roe, rejection: united-states -> russia",
        ),
        (
            "Egypt says diplomat killed in Khartoum.",
            "killing:  -> diplomat-e3b98a4d",
        ),
        (
            "More than 20 states joined Britain in expelling Russian diplomats.",
            "diplomats-expelled: more-than-20-states-e3b98a4d+united-kingdom -> russia",
        ),
        (
            "The war displaced two million people.",
            "detention-deportation:  -> two-million-people-e3b98a4d",
        ),
        (
            "Glas was flown to a prison in Guayaquil.",
            "",
        ),
    ],
)
def test_who_does_what_a_thing_or_a_clause_tells(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # a participle with "by" tells what was done to somebody
        (
            "Osman Kavala, the leader freed by Indonesia last week, wrote to Emmanuel Macron.",
            "prisoners-released: indonesia -> osman-kavala, "
            "letter: osman-kavala -> emmanuel-macron",
        ),
        # a name behind what a group is stands for it
        (
            "Israel accused the militant movement Hamas of theft.",
            "accusation: israel -> hamas",
        ),
        # a pronoun behind a verb is whom it is told
        (
            "China urged India to act and warned it not to underestimate Beijing's resolve.",
            "appeal: china -> india, warning: china -> india",
        ),
        # all of several who are told something by telephone
        (
            "Robert Mugabe told the presidents of Kenya and Chad by telephone that he was ill.",
            "phone-call: mahamat-idriss-deby+robert-mugabe+uhuru-kenyatta",
        ),
        # whom those who agree will fight, and what others will talk about
        (
            "Turkey and Iran agreed to step up raids against Hamas.",
            "agreement: iran+turkey",
        ),
        (
            "Egypt proposed an international conference on Libya.",
            "proposal: egypt -> ",
        ),
        # who is exchanged for another is not let go by the same
        (
            "Cuba released an American agent in exchange for three Cubans.",
            "prisoners-released: cuba -> united-states-intelligence",
        ),
        # a step after what somebody did is against him
        (
            "Ecuador recalled its ambassador after Mexico's envoy had criticised the raid.",
            "ambassador-recalled: ecuador -> mexico, condemnation: mexico -> ecuador",
        ),
        (
            "Poland expelled two diplomats after Belarus jailed a reporter.",
            "diplomats-expelled: poland -> belarus, arrest: belarus -> reporter-e3b98a4d",
        ),
        # an organisation, joined or accused, is the one told of
        (
            "OPEC met in Vienna. Qatar joined the organization.",
            "meeting: opec -> , cooperation: opec+qatar",
        ),
        # allies in a town are not its state
        (
            "OPEC will meet its allies in Vienna.",
            "meeting: opec -> its-allies-in-vienna-e3b98a4d",
        ),
        # several of whom the article told before by that word, if no others were
        (
            "Arab League ministers met in Cairo. Egypt spoke first. The ministers rebuked Syria.",
            "meeting: arab-league -> , condemnation: arab-league -> syria",
        ),
        (
            "Iranian envoys met US envoys. The envoys condemned Syria.",
            "meeting: iran+united-states, condemnation: envoys-e3b98a4d -> syria",
        ),
        # who was hurt in a fight took part in it
        (
            "Two Turkish soldiers were hurt in a clash with Syrian troops.",
            "clash: syria-military+turkey-military",
        ),
        # a measure that is to be lifted is whose it was
        (
            "The EU imposed an embargo on Sudan. Russia demanded that it be lifted.",
            "sanctions-imposed: european-union -> sudan, demand: russia -> european-union",
        ),
        # nobody is met who is only spoken of at a meeting
        (
            "The G7 leaders held a call on Sunday, at which they demanded that Iran stop.",
            "phone-call: g7 -> , demand: g7 -> iran",
        ),
        # two sides are those who fought or agreed, not who told a council of it
        (
            "Hamas and Israel fought in Gaza. UN envoy Tor Wennesland briefed the Security "
            "Council. Antony Blinken urged both parties to stop.",
            "clash: hamas+israel, meeting: tor-wennesland+un-security-council, "
            "demand: antony-blinken -> hamas+israel",
        ),
        # a body that agrees to a step against somebody decides on it
        (
            "EU foreign ministers agreed to impose sanctions on Belarus.",
            "sanctions-imposed: european-union -> belarus",
        ),
        (
            "Egypt and Jordan agreed to impose sanctions on Syria.",
            "agreement: egypt+jordan",
        ),
        # who works at an embassy is of that
        (
            "Britain threw out four staff at the Russian embassy.",
            "diplomats-expelled: united-kingdom -> russia-embassy",
        ),
        (
            "Niger ordered the French ambassador to leave the country within 48 hours.",
            "diplomats-expelled: niger -> france",
        ),
        # who is kept out is so by the state that he may not enter
        (
            "A Kenyan envoy was refused entry to Somalia.",
            "rejection: somalia -> kenya",
        ),
        # what something is called may be praise
        (
            "Mexico called the Chilean deal historic.",
            "praise: mexico -> chile",
        ),
        # what is asked of others, and who did not judge what is told of him
        (
            "Ethiopia rejected the ruling, which awarded the town to Eritrea.",
            "rejection: ethiopia -> ",
        ),
        # who speaks is nobody of whom he speaks
        (
            'Ilham Aliyev met Josep Borrell. "The message to our great neighbour is clear," he '
            "said after meeting Ursula von der Leyen.",
            "meeting: ilham-aliyev+josep-borrell, meeting: ilham-aliyev+ursula-von-der-leyen",
        ),
        # an envoy who is called home is nobody's foe, named or not
        (
            "Rabat withdrew its envoy, Karima Benyaich, after Spain criticised Morocco.",
            "ambassador-recalled: morocco -> spain, condemnation: spain -> morocco",
        ),
        # what talks are the first of tells no talks, and nobody who took part
        (
            "Angela Merkel spoke by telephone with Alexander Lukashenko on Monday, the first "
            "conversations between him and a Western leader.",
            "phone-call: alexander-lukashenko+angela-merkel",
        ),
        # where somebody rallies is no party, nor is one's own state of what one denies
        (
            "Thousands of Hungarians rallied against Slovakia in the southern town of Komarno.",
            "protest: hungary-citizens -> slovakia",
        ),
        (
            "A Philippine foreign ministry spokesman said Manila was calm and denied that talks "
            "had collapsed.",
            "denial: philippines-foreign-ministry -> ",
        ),
        # a meeting that is called off is one with whom it was to be
        (
            "Emmanuel Macron agreed to meet Ilham Aliyev. He cancelled the meeting on Thursday.",
            "planned-meeting: emmanuel-macron -> ilham-aliyev, "
            "talks-broken-off: emmanuel-macron -> ilham-aliyev",
        ),
        (
            "Chile's ambassador returned to her post in Lima.",
            "ties-opened: chile -> peru",
        ),
        # its people are no state, where something is done to them or their own state speaks to them
        (
            "North Korea barred Malaysians from leaving.",
            "restriction: north-korea -> malaysia-citizens",
        ),
        (
            "Sergey Lavrov advised Russians to stay at home.",
            "appeal: sergey-lavrov -> russia-citizens",
        ),
        (
            "Ukraine attacked the Russians near Kherson.",
            "attack: ukraine -> russia",
        ),
        (
            "Germany urged Palestinians to return to the talks.",
            "appeal: germany -> palestine",
        ),
        # a post is no organisation
        (
            "Qatar left OPEC. UAE Minister of State for Foreign Affairs Anwar Gargash criticised "
            "Doha. Qatar had joined the organization.",
            "treaty-withdrawal: qatar -> opec, condemnation: anwar-gargash -> qatar, "
            "cooperation: opec+qatar",
        ),
        (
            "A White House team arrived in Honiara.",
            "visit: united-states -> solomon-islands",
        ),
    ],
)
def test_who_takes_part_as_readers_of_articles_found_it(
    told: Callable[[str], str], text: str, events: str
) -> None:
    assert told(text) == events


def test_an_entry_of_a_day_that_is_over_tells_what_was(extractor: Extractor) -> None:
    text = "June 26, 2018 - Osman Saleh arrives in Rome.\n\nJuly 8, 2018 - Abiy flies to Asmara."
    events = events_of(extractor, text, date(2018, 9, 17))
    assert [(e.status, e.date and e.date.start) for e in events] == [
        (Status.ACTUAL, date(2018, 6, 26)),
        (Status.ACTUAL, date(2018, 7, 8)),
    ]


def test_violence_of_days_ago_is_answered_since_then(extractor: Extractor) -> None:
    text = (
        "Chinese sailors rammed two Philippine boats on Monday. Beijing denied the account. "
        "The United States condemned the attack."
    )
    events = events_of(extractor, text, date(2024, 6, 19))
    days = {e.trigger.text: e.date and e.date.start for e in events}
    assert days["rammed"] == date(2024, 6, 17)
    assert days["denied"] == days["condemned"] == date(2024, 6, 19)


def test_a_date_behind_what_is_answered_is_of_that(extractor: Extractor) -> None:
    text = "Iran has fired missiles at a base in answer to the US raid on Sunday."
    event = told_by("fired", events_of(extractor, text, date(2025, 6, 24)))
    assert event.date is not None
    assert event.date.start == date(2025, 6, 24)


def test_who_does_not_accept_something_rejects_it(extractor: Extractor) -> None:
    text = "Poland does not accept the election results, its premier said."
    event = told_by("accept", events_of(extractor, text))
    assert (event.event_type, event.status) == ("REJECT", Status.ACTUAL)
