from __future__ import annotations

from datetime import date

import pytest

from kg.actors.base import ActorBase, Via
from kg.model import Kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The U.S. said", (1, "united-states")),
        ("The Democratic People 's Republic of Korea said", (6, "north-korea")),
        ("The Republic of Côte d' Ivoire said", (5, "ivory-coast")),
        ("The Russian Foreign Ministry said", (3, "russia-foreign-ministry")),
        ("The Quai d'Orsay said", (2, "france-foreign-ministry")),
        ("The UN Security Council met", (3, "un-security-council")),
        ("The Al - Qaeda network", (3, "al-qaeda")),
        ("The Élysée Palace said", (2, "france")),
        ("The St. Lucia government", (2, "saint-lucia")),
        ("The FRANCE headline", (1, "france")),
        ("They told us", None),
        ("They ate turkey", None),
        ("They polish it", None),
        ("They chad it", None),
    ],
)
def test_longest_known_name(base: ActorBase, text: str, found: tuple[int, str] | None) -> None:
    words = text.split()
    at = len(words) - 1 if found is None else 1
    hit = base.longest(words, at)
    assert (hit and (hit[0], hit[1].id)) == found


def test_the_state_of_a_last_name_and_the_names_of_cities(base: ActorBase) -> None:
    assert [base.state_of(name) for name in ("Putin", "Kim", "Nobody")] == ["RUS", None, None]
    assert [base.is_city(name) for name in ("Minsk", "Belarus", "US")] == [True, False, False]


def test_no_words_are_no_name(base: ActorBase) -> None:
    assert base.longest([], 0) is None


def test_longest_tells_what_kind_of_name_it_is(base: ActorBase) -> None:
    kinds = {
        name: hit[1].kind
        for name in ("France", "French", "Hamas", "NATO", "Geneva")
        if (hit := base.longest([name], 0))
    }
    assert kinds == {
        "France": Kind.COUNTRY,
        "French": Kind.GROUP,
        "Hamas": Kind.ORGANISATION,
        "NATO": Kind.ORGANISATION,
        "Geneva": Kind.PLACE,
    }


@pytest.mark.parametrize(
    ("word", "code"),
    [("Russian", "RUS"), ("Russians", "RUS"), ("Dane", "DNK"), ("Zairean", "COD"), ("Rus", None)],
)
def test_demonyms_name_their_countries(base: ActorBase, word: str, code: str | None) -> None:
    found = {e.actor.country for e in base.named(word) if e.via is Via.DEMONYM}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("office", "of", "day", "who"),
    [
        ("president", "USA", date(1995, 6, 1), "bill-clinton"),
        ("president", "USA", date(2001, 1, 19), "bill-clinton"),
        ("president", "USA", date(2001, 1, 21), "george-w-bush"),
        ("president", "USA", date(2020, 6, 1), "donald-trump"),
        ("foreign-minister", "RUS", date(1993, 1, 1), "andrei-kozyrev"),
        ("foreign-minister", "RUS", date(2022, 2, 1), "sergey-lavrov"),
        ("prime-minister", "ISR", date(1995, 11, 3), "yitzhak-rabin"),
        ("prime-minister", "DEU", date(2021, 12, 9), "olaf-scholz"),
        ("secretary-general", "united-nations", date(2000, 1, 1), "kofi-annan"),
        ("secretary-general", "nato", date(2022, 2, 1), "jens-stoltenberg"),
        ("president", "ATA", date(2022, 2, 1), None),
    ],
)
def test_holder(base: ActorBase, office: str, of: str, day: date, who: str | None) -> None:
    holder = base.holder(office, of, day)
    assert (holder and holder.id) == who


def test_search_knows_names_and_offices(base: ActorBase) -> None:
    best = {
        name: base.search(name)[0]
        for name in ("russia", "Zelensky", "Russian foreign minister", "rusia", "the kremlin")
    }
    assert {name: actor.id for name, (actor, _) in best.items()} == {
        "russia": "russia",
        "Zelensky": "volodymyr-zelenskyy",
        "Russian foreign minister": "sergey-lavrov",
        "rusia": "russia",
        "the kremlin": "russia",
    }
    assert {name for name, (_, score) in best.items() if score == 1.0} == set(best) - {"rusia"}
    assert base.search("") == []
    assert len(base.search("president", 3)) <= 3


def test_all_who_have_held_an_office(base):
    ids = [actor.id for actor in base.office_holders("Egyptian foreign minister")]
    assert ids.index("badr-abdelatty") < ids.index("sameh-shoukry")
    assert base.office_holders("the weather") == []


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Qadhafi", {"muammar-gaddafi", "saif-al-islam-gaddafi"}),
        ("Muammar Qadhafi", {"muammar-gaddafi"}),
        ("Selenskyj", {"volodymyr-zelenskyy"}),
        ("Schewardnadse", {"eduard-shevardnadze"}),
        ("Yuliya Timoshenko", {"yulia-tymoshenko"}),
        ("Rosa Quispe", set()),
        ("Li", set()),  # of too few consonants to know anybody by
        ("Xi", set()),
        ("", set()),
    ],
)
def test_heard(base: ActorBase, name: str, ids: set[str]) -> None:
    assert {actor.id for actor in base.heard(name)} == ids


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("Yuliya Timoshenko", ["yulia-tymoshenko"]),  # like two of her names, and one person
        ("Hassan Ruhani", ["hassan-rouhani"]),
        ("Moon Jae", ["moon-jae-in"]),
        ("Raul Castro Ruz", ["raul-castro"]),
        ("Lavrov", []),  # a last name alone is not looked for here
        ("Rosa Quispe", []),
    ],
)
def test_like(base: ActorBase, name: str, ids: list[str]) -> None:
    assert [actor.id for actor in base.like(name)] == ids


def test_nobody_is_heard_twice(base: ActorBase) -> None:
    for actor in base.actors():
        if actor.kind is Kind.PERSON:
            heard = [other.id for other in base.heard(actor.label)]
            assert len(set(heard)) == len(heard), actor.label


def test_posts_are_of_people_and_of_members(base: ActorBase) -> None:
    members = [post for post in base.posts() if post.title.startswith("Member of")]
    assert len(members) > 2000
    assert len(base.posts()) - len(members) > 2000
