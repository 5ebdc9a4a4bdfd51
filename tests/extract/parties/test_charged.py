"""Who did what he is held for, and who did not do what he only complains of or asks the end of."""

from __future__ import annotations

from collections.abc import Callable

import pytest

# (text, all its events as "subtype: sources -> targets", ids joined by "+")
TOLD = [
    # who is held for an act did it, by what those say who hold him
    ("Interpol hunted a man wanted for the murder of a Belgian diplomat.",
     "killing: belgium-citizens -> belgium"),
    ("Turkish police detained a German over the killing of an Iranian dissident.",
     "arrest: turkey-police -> germany, killing: germany -> iran-opposition"),
    ("The mayor was questioned in connection with the abduction of a priest.",
     "abduction: mayor-e3b98a4d -> priest-e3b98a4d"),
    ("Kenya jailed two Eritreans for smuggling arms to al-Shabaab.",
     "arrest: kenya -> eritrea-citizens, aid-given: eritrea-citizens -> al-shabaab"),
    ("Mali's junta detained three Ivorian soldiers on suspicion that they had helped the rebels.",
     "arrest: mali -> ivory-coast-military, aid-given: ivory-coast-military -> rebels-e3b98a4d"),
    ("Peru's army stopped a Chilean trawler on suspicion that it was supplying rebels in Bolivia.",
     "seizure: peru-military -> chile, aid-given: chile -> bolivia-rebels"),
    # but who took him did that in which he was taken
    ("Malian soldiers arrested two Tuaregs in a raid on Kidal.",
     "arrest: mali-military -> tuareg"),
    # whom a penalty or a judgement is for did it
    ("Washington extended sanctions against Sudan over its bombing of villages in Darfur.",
     "sanctions-imposed: united-states -> sudan, bombing: sudan -> darfur"),
    ("Canada condemned Iran for its attack on the British embassy.",
     "condemnation: canada -> iran, attack: iran -> united-kingdom-embassy"),
    ("The Kremlin criticised Latvia over its arrest of a Russian journalist.",
     "condemnation: russia -> latvia, arrest: latvia -> russia-media"),
    ("Obama pardoned Manning after she apologised to the army.",
     "concession: barack-obama -> patrick-manning, apology: patrick-manning -> army-e3b98a4d"),
    # but who is blamed for what somebody lost
    ("Russia blamed Georgia for its losses.",
     "accusation: russia -> georgia"),
    # who only complains of it did not do it
    ("Ankara protested to the Russian ambassador about the bombing of Turkmen villages.",
     "complaint: turkey -> russia"),
    ("Japan summoned the Chinese envoy to complain about a raid on a Japanese school in Dalian.",
     "demarche: japan -> china"),
    ("Canada's prime minister complained about an attack on the embassy in Tripoli.",
     "complaint: justin-trudeau -> "),
    # nor did he who tells of the end of it
    ("Nixon announced the release of an American pilot held hostage in Laos.",
     "prisoners-released:  -> united-states, abduction:  -> united-states"),
    ("Kenya's president announced the release of two nurses kidnapped in Somalia.",
     "prisoners-released:  -> two-nurses-e3b98a4d, abduction:  -> two-nurses-e3b98a4d"),
    ("Spain's foreign minister announced the release of hostages in Niger.",
     "prisoners-released:  -> niger-prisoners"),
    ("Cuba's government announced the release of 50 political prisoners.",
     "prisoners-released: cuba -> cuba-prisoners"),
    # nor a town where it was
    ("The envoy was arrested in Tarfaya last week.",
     "arrest:  -> envoy-e3b98a4d"),
    ("Two reporters were detained in Gulu for filming soldiers.",
     "arrest:  -> uganda-media"),
    ("A French journalist was detained in Iran.",
     "arrest: iran -> france-media"),
    # who announces what "he" did is he
    ("The general fled after President Kabila's statement that he had arrested ten officers.",
     "arrest: joseph-kabila -> ten-officers-e3b98a4d"),
    ("Micheletti declared a siege following Manuel Zelaya's announcement that he had visited "
     "Managua.",
     "restriction: roberto-micheletti -> manuel-zelaya, visit: manuel-zelaya -> nicaragua"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "events"), TOLD, ids=[text for text, _ in TOLD])
def test_events(told: Callable[[str], str], text: str, events: str) -> None:
    assert told(text) == events
