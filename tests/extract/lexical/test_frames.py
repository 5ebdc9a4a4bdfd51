from pathlib import Path

import pytest

from kg.errors import ConfigError
from kg.extract.lexical.frames import Frames
from kg.settings import data_directory
from kg.taxonomy import load_taxonomy

ONTOLOGY = data_directory("ontology")


def test_frames_are_of_known_subtypes():
    assert Frames.load(ONTOLOGY).subtypes <= set(load_taxonomy(ONTOLOGY).subtypes)


def test_a_subtype_without_a_frame_gets_the_default():
    frames = Frames.load(ONTOLOGY)
    assert frames["no-such-subtype"] is frames.default


@pytest.mark.parametrize(
    ("subtype", "flag"),
    [
        ("meeting", "joint"),
        ("troop-deployment", "moves"),
        ("arrest", "ruler"),
        ("attack", "instrument"),
    ],
)
def test_flags(subtype, flag):
    assert getattr(Frames.load(ONTOLOGY)[subtype], flag)


@pytest.mark.parametrize(
    "text",
    [
        "frames: [",
        "frames: {}",
        "ruler: []\nframes: {default: {target: [on], of: source}}",
        "ruler: []\nframes: {default: {of: source}}",
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, text):
    (tmp_path / "frames.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=r"frames\.yaml"):
        Frames.load(tmp_path)
