"""What the tables of seeds/actors must hold, whoever edits them."""

from __future__ import annotations

import re
import shutil
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from kg.actors.base import ActorBase, Via
from kg.actors.learned import is_scoped
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
        ("offices", "judge,,judge,Judge,GOV,judge,no-such-body", "no-such-body"),
        ("memberships", "no-such-club,FRA 2000..", "no-such-club"),
        ("memberships", "nato,XYZ 2000..", "'XYZ 2000..' is no membership"),
        ("memberships", "nato,FRA 2000", "'FRA 2000' is no membership"),
        ("memberships", "nato,FRA", "'FRA' is no membership"),
        ("memberships", "nato,FRA 2000-13..", "is no date"),
        ("former-names", "Oldland,no-such-state,1900,1950", "no-such-state"),
        ("former-names", "Oldland,france,1900,195x", "is no date"),
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


def test_members_are_states_and_no_term_runs_into_another(base: ActorBase) -> None:
    terms: dict[tuple[str, str | None], list[tuple[date, date]]] = defaultdict(list)
    for post in read_seeds(SEEDS).memberships:
        member = base.get(post.person)
        assert member is not None
        assert (member.kind, member.country) == (Kind.COUNTRY, post.country), post
        begin, end = post.begin or date.min, post.end or date.max
        terms[post.person, post.organisation].append((begin, end))
    for who, several in terms.items():
        for (_, end), (begin, _) in pairwise(sorted(several)):
            assert end < begin, who


@pytest.mark.parametrize(
    ("organisation", "day", "count"),
    [
        ("european-union", date(1960, 1, 1), 6),
        ("european-union", date(1985, 1, 1), 10),
        ("european-union", date(1995, 6, 1), 15),
        ("european-union", date(2004, 6, 1), 25),
        ("european-union", date(2015, 1, 1), 28),
        ("european-union", date(2021, 1, 1), 27),
        ("nato", date(1950, 1, 1), 12),
        ("nato", date(2000, 1, 1), 19),
        ("nato", date(2020, 6, 1), 30),
        ("nato", date(2024, 6, 1), 32),
        ("un-security-council", date(2022, 6, 1), 15),
        ("p5", date(2022, 6, 1), 5),
        ("g7", date(2022, 6, 1), 7),
        ("asean", date(2022, 6, 1), 10),
        ("african-union", date(2022, 6, 1), 55),
        ("gulf-cooperation-council", date(2022, 6, 1), 6),
        ("united-nations", date(2022, 6, 1), 193),
        ("warsaw-pact", date(1992, 1, 1), 0),
    ],
)
def test_how_many_are_members_on_a_day(organisation: str, day: date, count: int) -> None:
    members = [
        post.person
        for post in read_seeds(SEEDS).memberships
        if post.organisation == organisation
        and (post.begin or date.min) <= day <= (post.end or date.max)
    ]
    assert len(set(members)) == len(members) == count


def test_former_names_are_names_of_their_states(base: ActorBase) -> None:
    seeds = read_seeds(SEEDS)
    names = {(named.name, named.actor) for named in seeds.names}
    for id, several in seeds.former.items():
        actor = base.get(id)
        assert actor is not None
        assert actor.kind is Kind.COUNTRY, id
        for former in several:
            assert (former.name, id) in names, former
            assert (former.begin or date.min) < (former.end or date.max), former
            assert former.begin or former.end, former


@pytest.mark.parametrize(
    ("actor", "name", "begin", "end"),
    [
        ("soviet-union", "USSR", date(1922, 12, 30), date(1991, 12, 26)),
        ("russia", "Russian Soviet Federative Socialist Republic", None, date(1991, 12, 25)),
        ("serbia", "Serbia and Montenegro", date(2003, 2, 4), date(2006, 6, 5)),
    ],
)
def test_former_names(
    base: ActorBase, actor: str, name: str, begin: date | None, end: date | None
) -> None:
    assert (name, begin, end) in [(f.name, f.begin, f.end) for f in base.former[actor]]


def test_the_body_of_an_office_is_part_of_the_state_of_its_holder(base: ActorBase) -> None:
    seeds = read_seeds(SEEDS)
    bodies = {(office.office, office.of): office.body for office in seeds.offices}
    for term in seeds.terms:
        body = bodies.get((term.office, term.of), bodies.get((term.office, "")))
        organisation = base.get(term.post.organisation or "")
        assert organisation is not None
        if body and organisation.country == term.of:
            assert organisation.kind is Kind.ORGANISATION, term
            assert organisation.id == f"{organisation.part_of}-{body}", term
        elif not body:
            assert organisation.id == term.of or organisation.country == term.of, term


@pytest.mark.parametrize(
    ("person", "organisation"),
    [
        ("sergey-lavrov", "russia-foreign-ministry"),
        ("antony-blinken", "united-states-foreign-ministry"),
        ("sergei-shoigu", "russia-defence-ministry"),
        ("joe-biden", "united-states"),
        ("olaf-scholz", "germany"),
        ("jens-stoltenberg", "nato"),
    ],
)
def test_a_post_is_of_the_body_that_acts(base: ActorBase, person: str, organisation: str) -> None:
    (post,) = base.holders(person, date(2022, 2, 1))
    assert post.organisation == organisation


def test_no_id_is_taken_for_that_of_one_article(base: ActorBase) -> None:
    assert [actor.id for actor in base.actors() if is_scoped(actor.id)] == []


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"offices\.csv"):
        ActorBase.load(tmp_path)


@pytest.mark.parametrize(
    ("table", "before"),
    [
        ("people", "foreign-minister soviet-union 1957..1985-07"),
        ("former-names", "Zaire,democratic-republic-of-the-congo,1971-10-27,1997-05-17"),
    ],
)
def test_a_term_that_ends_before_it_begins_is_refused(
    tmp_path: Path, table: str, before: str
) -> None:
    shutil.copytree(SEEDS / "actors", tmp_path / "actors")
    path = tmp_path / "actors" / f"{table}.csv"
    text = path.read_text(encoding="utf-8")
    assert before in text
    turned = before.replace("1957..1985-07", "1985-07..1957")
    turned = turned.replace("1971-10-27,1997-05-17", "1997-05-17,1971-10-27")
    path.write_text(text.replace(before, turned), encoding="utf-8")
    number = next(n for n, line in enumerate(text.splitlines(), 1) if before in line)
    with pytest.raises(ConfigError, match=rf"{table}\.csv:{number}: '\S+' is after '\S+'"):
        read_seeds(tmp_path)
