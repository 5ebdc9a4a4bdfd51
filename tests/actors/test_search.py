from dataclasses import replace
from datetime import date

import pytest

from kg.actors.search import (
    find_actor,
    find_actors,
    is_taken_for,
    namesakes,
    rivals,
    unknown_actor,
)
from kg.errors import InputError
from kg.model import Actor, Kind


def stored(base, *ids):
    return {id: base.get(id) for id in ids}


def ids(found):
    return [actor.id for actor in found]


@pytest.fixture
def korea(base):
    return stored(base, "kim-jong-un", "kim-yong-chol", "moon-jae-in", "ban-ki-moon")


@pytest.mark.parametrize(
    ("name", "events", "meant"),
    [
        ("Kim", {"kim-jong-un": 13}, ["kim-jong-un"]),
        ("Kim", {"kim-yong-chol": 2, "kim-jong-un": 13}, ["kim-jong-un", "kim-yong-chol"]),
        ("Kim", {"kim-yong-chol": 3, "kim-jong-un": 2}, ["kim-yong-chol", "kim-jong-un"]),
        ("Kim", {}, ["kim-jong-un", "kim-yong-chol"]),  # who is in the store, before the base
        ("Moon", {"moon-jae-in": 1, "ban-ki-moon": 9}, ["moon-jae-in"]),  # his family name
        ("Moon", {"ban-ki-moon": 9}, ["ban-ki-moon"]),
        ("Jong-un", {"kim-jong-un": 13}, ["kim-jong-un"]),
        # a full name keeps its meaning, whatever others do
        ("Ban Ki Moon", {"moon-jae-in": 1}, ["ban-ki-moon"]),
        ("Jim Yong Kim", {"kim-jong-un": 13}, ["jim-yong-kim"]),
    ],
)
def test_whoever_has_events_is_meant(base, korea, name, events, meant):
    assert ids(find_actors(name, korea, base, lambda id: events.get(id, 0))) == meant


CONGO = ("therese-kayikwamba-wagner", "wagner-group", "allan-wagner", "khurshid-mahmud-kasuri")


@pytest.mark.parametrize(
    ("name", "events", "meant"),
    [
        ("Wagner", {"therese-kayikwamba-wagner": 1}, ["therese-kayikwamba-wagner"]),
        ("Wagner", {"therese-kayikwamba-wagner": 1, "wagner-group": 2}, ["wagner-group"]),
        ("Wagner", {}, ["wagner-group"]),
        ("Wagner Group", {"therese-kayikwamba-wagner": 1}, ["wagner-group"]),
        ("Mahmud", {"khurshid-mahmud-kasuri": 1, "hasan-mahmud": 1}, ["khurshid-mahmud-kasuri"]),
        ("Therese", {"therese-kayikwamba-wagner": 1}, ["therese-kayikwamba-wagner"]),
        ("Kayikwamba Wagner", {"wagner-group": 2}, ["therese-kayikwamba-wagner"]),
        ("therese wagner", {}, ["therese-kayikwamba-wagner"]),
        ("Jordan", {"abdullah-ii-of-jordan": 3}, ["jordan"]),  # a state keeps its name
    ],
)
def test_a_name_in_part_means_who_has_events(base, name, events, meant):
    """Hasan Mahmud is not in the store, so he has no events, whatever is counted."""
    actors = stored(base, *CONGO, "abdullah-ii-of-jordan")
    assert ids(find_actors(name, actors, base, lambda id: events.get(id, 0))) == meant


def test_two_of_a_first_name_are_listed_and_short_words_find_nobody():
    people = [Actor(id=f"{n}", label=f"Joe al {n}", kind=Kind.PERSON) for n in ("Bo", "Kazan")]
    actors = {actor.id: actor for actor in people}
    events = {"Bo": 1, "Kazan": 2}.get
    assert ids(find_actors("joe", actors, None, events)) == ["Kazan", "Bo"]
    assert not find_actors("al", actors, None, events)


WORD = Actor(id="blinken", label="Blinken", kind=Kind.ORGANISATION, learned=True)


@pytest.mark.parametrize("kind", [Kind.ORGANISATION, Kind.COUNTRY, Kind.GROUP, Kind.PERSON])
@pytest.mark.parametrize(
    ("name", "events", "meant"),
    [
        ("Blinken", {"antony-blinken": 1, "blinken": 9}, "antony-blinken"),
        ("Blinken", {"blinken": 9}, "blinken"),  # who has no event never wins
        ("Blinken", {"antony-blinken": 1}, "antony-blinken"),  # emptied by a judgement
        ("Blinken", {}, "antony-blinken"),  # who is known
        ("blinken", {"antony-blinken": 1, "blinken": 9}, "blinken"),  # as it is, an id
        ("blinken", {"antony-blinken": 1}, "antony-blinken"),
    ],
)
def test_a_last_name_that_was_learned_as_something_gives_way(base, kind, name, events, meant):
    actors = stored(base, "antony-blinken") | {"blinken": replace(WORD, kind=kind)}
    assert ids(find_actors(name, actors, base, lambda id: events.get(id, 0))) == [meant]


def test_what_articles_taught_keeps_its_name_where_nobody_has_it_as_a_last_name(base):
    guam = replace(WORD, id="guamistan", label="Guamistan")
    both = {guam.id: guam, **stored(base, "antony-blinken")}
    assert find_actor("Guamistan", both, base, lambda _: 1) == guam
    whole = replace(WORD, id="blinken-group", label="Blinken Group", aliases=("Blinken",))
    both = {whole.id: whole, **stored(base, "antony-blinken")}
    assert find_actor("Blinken", both, base, lambda _: 1) == whole, "more than a word"


def test_whose_name_was_learned_as_something_else(base):
    actors = stored(base, "antony-blinken", "sergey-lavrov") | {"blinken": WORD}
    known, counts = actors["antony-blinken"], {"antony-blinken": 4, "blinken": 2}.get
    assert rivals("Blinken", known, actors, base, lambda id: counts(id, 0)) == [(WORD, 2)]
    assert rivals("Blinken", WORD, actors, base, lambda id: counts(id, 0)) == [(known, 4)]
    assert rivals("Blinken", known, actors, base, lambda id: id == known.id) == []
    assert rivals("Lavrov", actors["sergey-lavrov"], actors, base, lambda _: 1) == []


def test_who_else_bears_a_name(base):
    actors = stored(base, *CONGO)
    found = ids(namesakes("Wagner", actors, base, lambda id: id == "allan-wagner"))
    assert found[0] == "allan-wagner"
    assert set(found) == {"allan-wagner", "therese-kayikwamba-wagner", "wagner-group"}


def test_without_a_store_the_base_says_who_is_meant(base):
    assert "moon-jae-in" in ids(find_actors("Moon", {}, base))
    assert {"kim-jong-un", "kim-dae-jung"} < set(ids(find_actors("Kim", {}, base)))


def test_only_who_is_in_the_store_is_counted(base, korea):
    asked = []
    find_actors("Kim", korea, base, lambda id: asked.append(id) or 1)
    assert sorted(asked) == ["kim-jong-un", "kim-yong-chol"], "once each, nobody of the base"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Xi", "xi-jinping"),
        ("Orbán", "viktor-orban"),
        ("Orban Viktor", "viktor-orban"),
        ("jinping xi", "xi-jinping"),
        ("der Leyen", "ursula-von-der-leyen"),
        ("von der Leyen", "ursula-von-der-leyen"),
        ("Djuric", "marko-duric"),  # another spelling of Đurić
        ("Duric", "marko-duric"),
    ],
)
def test_family_names(base, name, id):
    actors = stored(base, "xi-jinping", "viktor-orban", "ursula-von-der-leyen", "marko-duric")
    assert find_actor(name, actors, base).id == id


def test_several_are_listed_with_most_events_first(base, korea):
    events = {"kim-yong-chol": 3, "kim-jong-un": 2}
    with pytest.raises(
        InputError, match=r"Kim Yong-chol \(kim-yong-chol\): 3 events, Kim Jong-un \("
    ):
        find_actor("Kim", korea, base, lambda id: events.get(id, 0))


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("russian foreign minister", "sergey-lavrov"),
        ("RUSSIAN FOREIGN MINISTER", "sergey-lavrov"),
        ("french president", "emmanuel-macron"),
        ("president of the democratic republic of the congo", "felix-tshisekedi"),
        ("north korean supreme leader", "kim-jong-un"),
        ("russia's foreign minister", "sergey-lavrov"),
    ],
)
def test_an_office_in_any_case(base, name, id):
    assert find_actor(name, {}, base).id == id


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Russian government", "russia"),
        ("russian government", "russia"),
        ("US government", "united-states"),
        ("us government", "united-states"),
        ("Turkish officials", "turkey"),
        ("EU officials", "european-union"),
        ("the Biden administration", "united-states"),
        ("President Xi", "xi-jinping"),
        ("president xi", "xi-jinping"),
        ("Mr Putin", "vladimir-putin"),
        ("Mr. Vladimir Putin", "vladimir-putin"),
        ("Secretary Blinken", "antony-blinken"),
        ("Foreign Minister Kuleba", "dmytro-kuleba"),
        ("Prime Minister Modi", "narendra-modi"),
    ],
)
def test_descriptions_and_titles_as_people_type_them(base, name, id):
    assert find_actor(name, {}, base, lambda _: 0).id == id
    everyone = {actor.id: actor for actor in base.actors()}
    assert find_actor(name, everyone, base, lambda _: 1).id == id


@pytest.mark.parametrize("name", ["Saudi", "saudi", "Saudis", "the Saudis"])
def test_a_people_is_its_state_and_no_word_of_a_name(base, name):
    actors = stored(base, "saudi-arabia", "salman-of-saudi-arabia")
    assert "Saudi" in actors["salman-of-saudi-arabia"].label
    assert find_actor(name, actors, base, lambda _: 1).id == "saudi-arabia"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Putin and Biden", "'Putin', 'Biden'"),
        ("Putin & Biden", "'Putin', 'Biden'"),
        ("Putin, Joe Biden", "'Putin', 'Joe Biden'"),
        ("Putin-Biden", "'Putin', 'Biden'"),
        ("Iran and Saudi Arabia", "'Iran', 'Saudi Arabia'"),
        ("Iran/Iraq/Syria", "'Iran', 'Iraq', 'Syria'"),
        ("Germany vs. France", "'Germany', 'France'"),
    ],
)
def test_two_names_in_one_are_not_one_of_them(base, name, parts):
    actors = stored(base, "vladimir-putin", "joe-biden", "iran", "saudi-arabia")
    with pytest.raises(InputError) as told:
        find_actor(name, actors, base, lambda _: 1)
    assert told.value.hint == f"ask for one at a time: {parts}"


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Bosnia and Herzegovina", "bosnia-and-herzegovina"),
        ("Antigua & Barbuda", "antigua-and-barbuda"),
        ("Guinea-Bissau", "guinea-bissau"),
        ("Ban Ki-moon", "ban-ki-moon"),
        ("Orbán, Viktor", "viktor-orban"),
    ],
)
def test_a_name_with_and_or_a_hyphen_is_one(base, name, id):
    assert find_actor(name, {}, base).id == id


@pytest.mark.parametrize(
    ("name", "id", "taken"),
    [
        ("Macron's wife", "france", True),
        ("Iran nuclear deal", "iran", True),
        ("Iran", "iran", False),
        ("Saudis", "saudi-arabia", False),
        ("Mr Putin", "vladimir-putin", False),
        ("Foreign Minister Kuleba", "dmytro-kuleba", False),
        ("POTUS", "joe-biden", False),
    ],
)
def test_whether_a_name_is_taken_for_somebody(base, name, id, taken):
    actors = stored(base, id)
    assert is_taken_for(name, actors[id], actors, base) is taken


def test_a_title_does_not_mean_another_who_has_it(base):
    actors = stored(base, "donald-trump", "joe-biden")
    found = ids(find_actors("President Bush", actors, base, lambda _: 1))
    assert "george-w-bush" in found
    assert "donald-trump" not in found


@pytest.mark.parametrize("name", ["US secretary of state", "us secretary of state"])
def test_an_office_of_a_day(base, name):
    actors = stored(base, "antony-blinken", "mike-pompeo")
    for day, id in ((date(2018, 5, 1), "mike-pompeo"), (date(2022, 5, 1), "antony-blinken")):
        assert find_actor(name, actors, base, lambda _: 1, day).id == id
    potus = stored(base, "donald-trump", "joe-biden")
    assert find_actor("POTUS", potus, base, lambda _: 1, date(2022, 5, 1)).id == "joe-biden"
    assert len(find_actors("potus", potus, base, lambda _: 1)) == 2


def test_what_nobody_is_called_is_no_slip_of_one_word(base):
    assert "GCHQ" not in unknown_actor("Uz government", {}, base).hint


@pytest.mark.parametrize(
    ("name", "id"), [("RUS", "russia"), ("gbr", "united-kingdom"), ("XKX", "kosovo")]
)
def test_a_state_by_its_code(base, name, id):
    assert ids(find_actors(name, {}, base)) == [id]


def test_a_name_counts_before_a_code(base):
    can = Actor(id="can-party", label="CAN", kind=Kind.ORGANISATION, learned=True)
    assert ids(find_actors("CAN", {can.id: can}, base)) == ["can-party"]


@pytest.mark.parametrize("country", ["us", "u.s.", "US", "united states"])
def test_of_an_office_whoever_has_events(base, country):
    actors = stored(base, "antony-blinken", "mike-pompeo")
    name = f"{country} secretary of state"
    assert ids(find_actors(name, actors, base)) == ["antony-blinken", "mike-pompeo"]
    (found,) = find_actors(name, actors, base, {"antony-blinken": 0, "mike-pompeo": 1}.get)
    assert found.id == "mike-pompeo"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Putn", "Vladimir Putin"),
        ("Bidn", "Joe Biden"),
        ("Macorn", "Emmanuel Macron"),
        ("Ukrane", "Ukraine"),
        ("Zelenskij", "Volodymyr Zelenskyy"),
        ("Vladmir Putn", "Vladimir Putin"),
        ("Medved", "Dmitry Medvedev"),  # as far as it goes
        ("Wagnr", "Wagner Group"),  # a word of it
    ],
)
@pytest.mark.parametrize("full", [True, False])
def test_the_nearest_name_is_suggested_first(base, name, first, full):
    actors = {actor.id: actor for actor in base.actors()} if full else {}
    hint = unknown_actor(name, actors, base, lambda _: 0).hint
    assert hint.removeprefix("near it: ").split(", ")[0] == first
    assert len(hint.split(", ")) <= 5


def test_of_names_as_near_the_one_with_most_events_comes_first():
    people = [Actor(id=f"{n}", label=f"{n} Wang", kind=Kind.PERSON) for n in "ABCDEFG"]
    actors = {actor.id: actor for actor in people}
    actors["X"] = replace(people[0], id="X", label="X Wangg")
    events = {"D": 4, "F": 9, "X": 99}
    hint = unknown_actor("Wamg", actors, None, lambda id: events.get(id, 0)).hint
    assert hint == "near it: F Wang, D Wang, A Wang, B Wang, C Wang"


def test_what_is_near_nobody(base):
    for name in ("qqqqqq", "Xj", "x" * 10_000, "?"):
        assert unknown_actor(name, {}, base).hint == "all that are known: kg actors"
