"""Other ontologies than ours: subtypes taken out, and added, with the weights that know ours."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
import yaml

from kg.actors.base import ActorBase
from kg.extract.classify import classify
from kg.extract.pipeline import Extractor
from kg.model import Article
from kg.settings import data_directory, weights_directory
from kg.taxonomy import load_taxonomy

DEV = data_directory("ontology").parent / "training" / "corpus" / "dev.articles.jsonl"
SHADOWED = {
    "label": "vessel shadowed", "definition": "The source followed the target's ship.",
    "event_type": "MOBILIZE", "mode": None, "cameo": "150", "direct": "shadowedVesselOf",
    "mutual": False,
}  # fmt: skip


@pytest.fixture
def of_ontology(tmp_path: Path, base: ActorBase) -> Callable[..., Extractor]:
    """The extractor of an ontology without some of our subtypes, or with one more."""

    def load(keeps: Callable[[str], bool], **more: dict[str, object]) -> Extractor:
        folder = tmp_path / "ontology"
        shutil.copytree(data_directory("ontology"), folder)
        with _changed(folder / "event-types.yaml") as types:
            for name in [name for name in types if not keeps(name)]:
                del types[name]
            types |= more
        with _changed(folder / "actions.yaml") as words:
            words |= {name: {"verbs": ["shadow frigate"]} for name in more}
        return Extractor.load(weights_directory(), folder, base)

    return load


@contextmanager
def _changed(path: Path) -> Iterator[dict[str, object]]:
    """What a file has on the subtypes, to be changed in place."""
    table = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    yield table["subtypes"]
    path.write_text(yaml.dump(table, Dumper=yaml.CSafeDumper), encoding="utf-8")


def told(extractor: Extractor, text: str) -> list[tuple[str | None, str | None]]:
    """Subtype and type of every event of a text."""
    _, events = extractor.read(Article(id="t", text=text, date=date(2022, 3, 10)))
    return [(event.subtype, event.event_type) for event in events]


@pytest.mark.parametrize(
    ("without", "text", "found"),
    [
        # the lexicon and the weights know it
        ("extradition", "Bolivia extradited a former minister to Peru.", []),
        ("phone-call", "Putin phoned Macron on Monday.", []),
        # a rule makes it of another act
        ("praise", "France welcomed the accord between Iran and Iraq.", []),
        ("mediation", "Iran and Iraq signed a Russian-brokered accord.", [("signing", "SUPPORT")]),
        (
            "recognition",
            "Nauru switched recognition from Taiwan to China.",
            [("ties-cut", "SANCTION")],
        ),
        # what is threatened or refused has a name of its own, else that of the act
        ("refusal", "Serbia will not extradite him to Kosovo.", [("extradition", "REJECT")]),
        (
            "threat-to-relations",
            "Poland will expel the Russian ambassador unless Moscow apologises.",
            [("diplomats-expelled", "THREATEN")],
        ),
    ],
)  # fmt: skip
def test_an_act_that_the_ontology_lacks_is_none(
    of_ontology: Callable[..., Extractor],
    without: str,
    text: str,
    found: list[tuple[str, str]],
) -> None:
    assert told(of_ontology(lambda name: name != without), text) == found


@pytest.mark.parametrize("kept", [0, 1, 2])
def test_any_part_of_the_ontology_will_do(of_ontology: Callable[..., Extractor], kept: int) -> None:
    known = set(sorted(load_taxonomy(data_directory("ontology")).subtypes)[kept::3])
    extractor = of_ontology(known.__contains__)
    with DEV.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    found = [kind for text in texts for kind, _ in told(extractor, text)]
    assert len(found) > 50
    assert set(found) <= known
    rows = [{"id": "t", "text": text, "source": [0, 20], "target": [20, 60]} for text in texts[:40]]
    assert len(list(classify(rows, extractor))) == 40


def test_an_ontology_may_have_more_than_the_weights(of_ontology: Callable[..., Extractor]) -> None:
    extractor = of_ontology(bool, **{"vessel-shadowed": SHADOWED})
    text = "A Russian destroyer shadowed the British frigate through the Skagerrak."
    assert told(extractor, text) == [("vessel-shadowed", "MOBILIZE")]
