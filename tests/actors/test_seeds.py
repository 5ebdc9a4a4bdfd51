"""What the tables of seeds/actors must hold, whoever edits them."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.actors.base import ActorBase, Via
from kg.actors.seeds import read_seeds
from kg.errors import ConfigError
from kg.model import Kind

SEEDS = Path(__file__).parents[2] / "seeds"
# ISO 3166-1 alpha-3, all 249
ISO = frozenset(
    """
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR
    BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG
    COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH
    FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY
    HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
    KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL
    MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR
    NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU
    SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
    TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
    VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    """.split()
)
SECTORS = frozenset(
    """
    GOV MIL OPP REB SEP COP JUD LEG SPY BUS CVL CRM LAB AGR MED EDU HLH REF SET CIV IGO NGO NGM IMG
    MNC ELI PTY RAD UAF
    """.split()
)


def test_every_country_of_iso_3166_is_there_once(base: ActorBase) -> None:
    states = [a for a in base.actors() if a.kind is Kind.COUNTRY]
    assert {a.country for a in states} == ISO | {"XKX"}
    for code in ISO:
        assert base.country(code) is not None, code


def test_ids_are_unique_slugs() -> None:
    ids = [actor.id for actor in read_seeds(SEEDS).actors]
    assert [id for id, times in Counter(ids).items() if times > 1] == []
    assert [id for id in ids if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id)] == []


def test_every_actor_has_a_known_country_and_sector(base: ActorBase) -> None:
    for actor in base.actors():
        assert actor.country is None or actor.country in ISO | {"XKX"}, actor
        assert actor.sector is None or actor.sector in SECTORS, actor
        assert actor.wikidata is None or re.fullmatch(r"Q[1-9]\d*", actor.wikidata), actor


def test_every_part_is_part_of_an_actor(base: ActorBase) -> None:
    for actor in base.actors():
        seen = {actor.id}
        while actor.part_of is not None:
            owner = base.get(actor.part_of)
            assert owner is not None, actor
            assert owner.id not in seen, f"{actor.id} is part of itself"
            seen.add(owner.id)
            actor = owner


def test_no_name_has_two_first_claims_but_peoples() -> None:
    """A name that two share is marked "~" for all but one; people are told apart by date."""
    base, owners = ActorBase.load(SEEDS), {}
    for named in read_seeds(SEEDS).names:
        actor = base.get(named.actor)
        assert actor is not None
        if not named.weak and actor.kind is not Kind.PERSON and named.via != Via.PLACE:
            owners.setdefault(named.name, set()).add(actor.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_posts_begin_before_they_end_and_belong_to_people_or_states(base: ActorBase) -> None:
    for post in base.posts():
        member, owner = base.get(post.person), base.get(post.organisation or "")
        assert member is not None
        assert owner is not None
        assert member.kind is (
            Kind.COUNTRY if post.title.startswith("Member of") else Kind.PERSON
        ), post
        assert post.begin is None or post.end is None or post.begin <= post.end, post


def test_how_much_is_known(base: ActorBase) -> None:
    kinds = Counter(actor.kind for actor in base.actors())
    assert kinds[Kind.PERSON] > 800
    assert sum(a.sector == "IGO" for a in base.actors() if a.kind is Kind.ORGANISATION) > 100
    assert sum(a.sector in {"REB", "SEP", "RAD", "IMG", "PTY", "OPP"} for a in base.actors()) > 120
    ministries = {a.country for a in base.actors() if "foreign-ministry" in a.id}
    assert len(ministries) >= 25


@pytest.mark.parametrize(
    ("table", "line", "told"),
    [
        ("people", "Jane Doe,,,foreign-minister NZL 2023..", "4 cells, not 5"),
        ("people", "Jane Doe,,,foreign-minister XYZ 2023..,", "foreign-minister of XYZ"),
        ("people", "Jane Doe,,,foreign-minister NZL,", "is no post"),
        ("people", "Jane Doe,,,foreign-minister NZL 2023-13..,", "is no date"),
        ("bodies", "XYZ,foreign-ministry,Foreign Ministry,", "XYZ"),
    ],
)
def test_a_wrong_line_is_told(tmp_path: Path, table: str, line: str, told: str) -> None:
    folder = tmp_path / "actors"
    folder.mkdir()
    for path in (SEEDS / "actors").glob("*.csv"):
        text = path.read_text(encoding="utf-8")
        (folder / path.name).write_text(
            text + (line + "\n" if path.stem == table else ""), encoding="utf-8"
        )
    with pytest.raises(ConfigError, match=re.escape(told)) as error:
        ActorBase.load(tmp_path)
    assert error.value.hint


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"offices\.csv"):
        ActorBase.load(tmp_path)
