from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.extract.lexical.lexicon import FILE, Lexicon
from kg.extract.lexical.tables import read_table
from kg.model import Status
from kg.taxonomy import load_taxonomy

ONTOLOGY = Path(__file__).parents[1] / "ontology"
TAXONOMY = load_taxonomy(ONTOLOGY)


@pytest.mark.parametrize(
    ("subtype", "status", "event_type"),
    [
        ("meeting", Status.ACTUAL, "CONSULT"),
        ("meeting", Status.PLANNED, "AGREE"),
        ("meeting", Status.NEGATED, "REJECT"),
        ("attack", Status.PLANNED, "THREATEN"),
        ("attack", Status.NEGATED, "ASSAULT"),
        ("sanctions-lifted", Status.PLANNED, "AGREE"),
        ("resignation", Status.PLANNED, "CONCEDE"),
        ("attack", Status.DENIED, None),
        ("denial", Status.ACTUAL, None),
    ],
)
def test_fold_follows_the_codebook(subtype, status, event_type):
    assert TAXONOMY.fold(subtype, status)[0] == event_type


def test_all_sixteen_types_have_a_subtype():
    used = {s.event_type for s in TAXONOMY.subtypes.values()}
    assert len(TAXONOMY.types) == 16
    assert used - {None} == set(TAXONOMY.types)


def test_every_trigger_tells_a_known_subtype():
    for subtype in read_table(ONTOLOGY / FILE, Lexicon).subtypes:
        TAXONOMY.subtype(subtype)


def test_an_unknown_subtype_is_a_clear_error():
    with pytest.raises(ConfigError, match="no event subtype"):
        TAXONOMY.subtype("nonsense")


def test_a_missing_file_is_a_clear_error(tmp_path):
    with pytest.raises(ConfigError, match=r"event-types\.yaml"):
        load_taxonomy(tmp_path)
