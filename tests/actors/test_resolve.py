from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.actors.base import ActorBase
from kg.actors.resolve import resolve_events
from kg.model import Actor, Article, Attribution, DateSpan, Event, Kind, Mention, Span

P, N, G, C, L = Kind.PERSON, Kind.ORGANISATION, Kind.GROUP, Kind.COUNTRY, Kind.PLACE
DAY = date(2022, 2, 2)


def mention(text: str, kind: Kind = G, name: str | None = None, role: str | None = None) -> Mention:
    return Mention(text=text, start=0, end=len(text), kind=kind, name=name, role=role)


def event(*sources: Mention, day: date | None = None, **more: object) -> Event:
    span = Span("met", 0, 3)
    when = DateSpan(start=day, end=day) if day else None
    return Event(
        article="a", sentence=span, sentence_index=0, subtype="meeting", event_type="CONSULT",
        trigger=span, sources=sources, date=when, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def article(text: str, day: date | None = DAY, id: str = "a") -> Article:
    return Article(id=id, text=text, date=day)


def resolved(
    base: ActorBase, one: Mention, text: str | None = None, day: date = DAY
) -> tuple[Mention, list[Actor]]:
    events, learned = resolve_events([event(one)], base, article(text or one.text, day))
    return events[0].sources[0], learned


TABLE = [
    # the state, its capital, its seat, its people and its officials are one
    (mention("Moscow", C, "Moscow"), "russia", "RUS", "GOV"),
    (mention("the Kremlin", C, "Kremlin"), "russia", "RUS", "GOV"),
    (mention("Russia", C, "Russia"), "russia", "RUS", "GOV"),
    (mention("the Russian government"), "russia", "RUS", "GOV"),
    (mention("Russians", G, "Russians"), "russia", "RUS", "GOV"),
    (mention("a Jordanian official", P), "jordan", "JOR", "GOV"),
    (mention("the country", G, "Israel"), "israel", "ISR", "GOV"),
    (mention("the US envoy to Syria", P), "united-states", "USA", "GOV"),
    (mention("Burma", C, "Burma"), "myanmar", "MMR", "GOV"),
    (mention("the USSR", C, "USSR"), "soviet-union", "RUS", "GOV"),
    (mention("Zaire", C, "Zaire"), "democratic-republic-of-the-congo", "COD", "GOV"),
    (mention("US", C, "US"), "united-states", "USA", "GOV"),
    (mention("he", P, "Chinese ambassador"), "china", "CHN", "GOV"),
    # ministries, parliaments and forces are actors of their own
    (mention("the State Department", N, "State Department"),
     "united-states-foreign-ministry", "USA", "GOV"),
    (mention("Ministry of Foreign Affairs of Ukraine", N, "Ministry of Foreign Affairs of Ukraine"),
     "ukraine-foreign-ministry", "UKR", "GOV"),
    (mention("the Peruvian Foreign Ministry", N, "Peruvian Foreign Ministry"),
     "peru-foreign-ministry", "PER", "GOV"),
    (mention("Knesset members"), "israel-parliament", "ISR", "LEG"),
    (mention("the Peruvian Congress", N, "Peruvian Congress"), "peru-parliament", "PER", "LEG"),
    (mention("Israeli troops"), "israel-military", "ISR", "MIL"),
    (mention("a senior Israeli army officer", P), "israel-military", "ISR", "MIL"),
    (mention("riot police in Liberia"), "liberia-police", "LBR", "COP"),
    (mention("Latvian Constitutional Court", N, "Latvian Constitutional Court"),
     "latvian-constitutional-court", "LVA", "JUD"),
    # a state's team is of its officials, whatever word tells whose; but not one of the other sorts
    (mention("a Kremlin team"), "russia", "RUS", "GOV"),
    (mention("a Downing Street team"), "united-kingdom", "GBR", "GOV"),
    (mention("a Russian technical team"), "russia", "RUS", "GOV"),
    (mention("the Iraqi football team"), "iraq-citizens", "IRQ", "CVL"),
    # groups
    (mention("Iraqi citizens"), "iraq-citizens", "IRQ", "CVL"),
    (mention("nearly 300 Iraqis", G, "Iraqis"), "iraq-citizens", "IRQ", "CVL"),
    (mention("protesters in Cairo"), "egypt-protesters", "EGY", "OPP"),
    (mention("Rwandan rebels"), "rwanda-rebels", "RWA", "REB"),
    (mention("rebel troops in Sudan"), "sudan-rebels", "SDN", "REB"),
    (mention("Tamil Tiger rebels"), "liberation-tigers-of-tamil-eelam", "LKA", "SEP"),
    (mention("Kurdish rebels in Iraq"), "kurds-rebels", "IRQ", "REB"),
    (mention("Hamas militants"), "hamas", "PSE", "REB"),
    (mention("Bosnian Serbs", G, "Bosnian Serbs"), "republika-srpska", "BIH", "GOV"),
    (mention("Western diplomats in Tehran"), "western-diplomats-in-tehran-ca978112", None, "GOV"),
    (mention("African troops in Somalia"), "african-troops-in-somalia-ca978112", None, "MIL"),
    (mention("anti-Syrian protesters in Lebanon"), "lebanon-protesters", "LBN", "OPP"),
    (mention("Iran's allies in Iraq"), "iran-s-allies-in-iraq-ca978112", "IRQ", None),
    (mention("the Hungarian minority in Slovakia"), "slovakia-hungarian-minority", "SVK", "CVL"),
    (mention("ethnic Albanians in south Serbia"), "serbia-ethnic-albanians", "SRB", "CVL"),
    (mention("Russian-backed Abkhaz rebels"), "abkhazia-rebels", "GEO", "REB"),
    # organisations
    (mention("UN officials"), "united-nations", None, "IGO"),
    (mention("Brussels", C, "Brussels"), "european-union", None, "IGO"),
    (mention("the Red Cross", N, "Red Cross"),
     "international-committee-of-the-red-cross", None, "NGO"),
    (mention("G7 leaders"), "g7", None, "IGO"),
    # people
    (mention("Russian Foreign Minister Sergei Lavrov", P, "Sergei Lavrov",
             "Russian Foreign Minister"), "sergey-lavrov", "RUS", "GOV"),
    (mention("he", P, "Vladimir V. Putin"), "vladimir-putin", "RUS", "GOV"),
    (mention("Zelenskiy", P, "Zelenskiy"), "volodymyr-zelenskyy", "UKR", "GOV"),
    (mention("NATO Secretary General Jens Stoltenberg", P, "Jens Stoltenberg",
             "NATO Secretary General"), "jens-stoltenberg", None, "IGO"),
    (mention("President Omar Hasan al-Bashir", P, "Omar Hasan al-Bashir", "President"),
     "omar-al-bashir", "SDN", "GOV"),
    (mention("State Department spokesman Ned Price", P, "Ned Price",
             "State Department spokesman"), "ned-price", "USA", "GOV"),
    (mention("rebel commander Jean Dupont", P, "Jean Dupont", "rebel commander"),
     "jean-dupont", None, "REB"),
    (mention("former US president Bill Clinton", P, "Bill Clinton", "former US president"),
     "bill-clinton", "USA", "ELI"),
    (mention("UN", P, "Kim Jong Un"), "united-nations", None, "IGO"),
    (mention("Azerbaijan", P, "Ilham Aliyev of Azerbaijan"), "azerbaijan", "AZE", "GOV"),
    (mention("Azerbaijan", P, "Ilham Aliyev"), "azerbaijan", "AZE", "GOV"),
    (mention("President Ilham Aliyev of Azerbaijan", P, "Ilham Aliyev of Azerbaijan"),
     "ilham-aliyev", "AZE", "GOV"),
    (mention("Kremlin aide Yuri Ushakov", P, "Kremlin aide Yuri Ushakov"),
     "yuri-ushakov", "RUS", "GOV"),
    (mention("Bangladeshi Foreign Minister Mohammed Hasan Mahmud", P, "Mohammed Hasan Mahmud",
             "Bangladeshi Foreign Minister"), "hasan-mahmud", "BGD", "GOV"),
    (mention("Bangladeshi writer Mohammed Hasan Mahmud", P, "Mohammed Hasan Mahmud",
             "Bangladeshi writer"), "mohammed-hasan-mahmud", "BGD", None),
    (mention("EAM Jaishankar", P, "EAM Jaishankar"), "s-jaishankar", "IND", "GOV"),
    (mention("Ukrainian presidential adviser Mykhailo Podolyak", P, "Mykhailo Podolyak",
             "Ukrainian presidential adviser"), "mykhailo-podolyak", "UKR", "GOV"),
    (mention("Xi", P, "Xi"), "xi-jinping", "CHN", "GOV"),
    (mention("Moon", P, "Moon Jae"), "moon-jae-in", "KOR", "GOV"),
    (mention("von der Leyen", P, "von der Leyen"), "ursula-von-der-leyen", None, "IGO"),
    (mention("Chinese foreign ministry spokesman Wang Wenbin", P, "Wang",
             "Chinese foreign ministry spokesman"), "wang-wenbin", "CHN", "GOV"),
    # offices
    (mention("the Russian president", P), "vladimir-putin", "RUS", "GOV"),
    (mention("US Secretary of State", P), "antony-blinken", "USA", "GOV"),
    (mention("Iran's foreign minister", P), "hossein-amir-abdollahian", "IRN", "GOV"),
    (mention("Iran's deputy foreign minister", P), "iran", "IRN", "GOV"),
    (mention("Peru's finance minister", P), "peru-finance-minister", "PER", "GOV"),
    (mention("the NATO chief", P), "jens-stoltenberg", None, "IGO"),
    (mention("the pope", P), "pope-francis", "VAT", "GOV"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "id", "country", "sector"), TABLE)
def test_mention(
    base: ActorBase, one: Mention, id: str, country: str | None, sector: str | None
) -> None:
    found, learned = resolved(base, one)
    assert (found.actor, found.country, found.sector) == (id, country, sector)
    assert found.label
    assert (base.get(id) is None) == (id in {actor.id for actor in learned})
    assert all(actor.learned for actor in learned)


@pytest.mark.parametrize(
    ("one", "day", "id"),
    [
        (mention("President Bush", P, "Bush", "President"), date(1991, 1, 17), "george-h-w-bush"),
        (mention("President Bush", P, "Bush", "President"), date(2003, 3, 19), "george-w-bush"),
        (mention("George Bush", P, "George Bush"), date(2004, 1, 1), "george-w-bush"),
        (mention("the French president", P), date(1999, 1, 1), "jacques-chirac"),
        (mention("the French president", P), date(2018, 1, 1), "emmanuel-macron"),
        (mention("the Israeli prime minister", P), date(2022, 8, 1), "yair-lapid"),
        (mention("the French president", P), date(1905, 1, 1), "france-president"),
    ],
)
def test_people_at_a_date(base: ActorBase, one: Mention, day: date, id: str) -> None:
    assert resolved(base, one, day=day)[0].actor == id
    (later,) = resolve_events([event(one, day=day)], base, article(one.text, DAY))[0]
    assert later.sources[0].actor == id, "the event's date counts, not the article's"


@pytest.mark.parametrize(
    ("one", "text", "id"),
    [
        (mention("Georgia", C, "Georgia"), "Georgia and Russia met in Tbilisi.", "georgia"),
        (mention("Georgia", C, "Georgia"), "Georgia voted, Atlanta said.", "georgia-us-state"),
        (mention("Korea", C, "Korea"), "Korea, Seoul said, will wait.", "south-korea"),
        (mention("Korea", C, "Korea"), "Korea, Pyongyang said, will wait.", "north-korea"),
        (mention("Congo", C, "Congo"), "Congo said.", "democratic-republic-of-the-congo"),
        (mention("Congo", C, "Congo"), "Congo, Brazzaville said.", "republic-of-the-congo"),
        (mention("Jordan", C, "Jordan"), "Jordan said.", "jordan"),
        (mention("Michael Jordan", P, "Michael Jordan"), "Michael Jordan said.", "michael-jordan"),
        (mention("Washington", C, "Washington"), "Washington said.", "united-states"),
        (mention("George Washington", P, "George Washington"), "He died.", "george-washington"),
        (mention("the Senate", N, "Senate"), "The Senate told Manila.", "philippines-senate"),
        (mention("the Senate", N, "Senate"), "The U.S. Senate met.", "united-states-senate"),
    ],
)
def test_context_decides(base: ActorBase, one: Mention, text: str, id: str) -> None:
    assert resolved(base, one, text)[0].actor == id


def test_a_capital_is_a_place_where_it_is_the_venue(base: ActorBase) -> None:
    places = {}
    for name in ("Moscow", "Geneva", "Brussels", "Singapore", "Argyle"):
        there = mention(name, L if name == "Argyle" else C, name)
        (found,), _ = resolve_events([event(venue=there)], base, article(name))
        assert found.venue is not None
        places[name] = (found.venue.actor, found.venue.country)
    assert places == {
        "Moscow": ("moscow", "RUS"),
        "Geneva": ("geneva", "CHE"),
        "Brussels": ("brussels", "BEL"),
        "Singapore": ("singapore", "SGP"),
        "Argyle": ("argyle", None),
    }


def test_a_full_name_is_one_person_in_all_articles(base: ActorBase) -> None:
    ids = {
        resolve_events([event(one)], base, article("x", id=id))[0][0].sources[0].actor
        for id, one in (
            ("a", mention("Chilean Judge José Pérez", P, "José Pérez", "Chilean Judge")),
            ("b", mention("JOSE PEREZ", P, "JOSE PEREZ")),
        )
    }
    assert ids == {"jose-perez"}


def test_a_last_name_is_linked_to_the_full_name_of_its_article(base: ActorBase) -> None:
    full = mention("Peruvian envoy Rosa Quispe", P, "Rosa Quispe", "Peruvian envoy")
    short = mention("Quispe", P, "Quispe")
    (found,), learned = resolve_events([event(full, short)], base, article("x"))
    assert {m.actor for m in found.sources} == {"rosa-quispe"}
    assert {m.country for m in found.sources} == {"PER"}
    assert [actor.id for actor in learned] == ["rosa-quispe"]


def test_nameless_people_without_a_country_stay_in_their_article(base: ActorBase) -> None:
    one = mention("the two sides")
    ids = {
        resolve_events([event(one)], base, article("x", id=id))[0][0].sources[0].actor
        for id in ("a", "b")
    }
    assert len(ids) == 2


def test_parts_know_what_they_are_part_of(base: ActorBase) -> None:
    _, learned = resolved(base, mention("Peruvian troops"))
    (actor,) = learned
    assert (actor.id, actor.label) == ("peru-military", "Peruvian armed forces")
    assert (actor.part_of, actor.kind, actor.learned) == ("peru", N, True)


def test_a_matter_is_nobody(base: ActorBase) -> None:
    found, learned = resolved(base, mention("a resolution on Iraq", Kind.MATTER))
    assert (found.actor, found.label, found.sector, learned) == (None, None, None, [])


def test_attribution_and_initiator(base: ActorBase) -> None:
    said = Attribution(by=(mention("the Kremlin", C, "Kremlin"),), cue="said")
    one = mention("the Americans", G, "Americans")
    events = [event(one, attribution=said, initiator="Americans")]
    (found,), _ = resolve_events(events, base, article("x"))
    assert found.attribution is not None
    assert found.attribution.by[0].actor == "russia"
    assert found.initiator == "united-states"


@pytest.mark.parametrize(
    ("text", "described", "met"),
    [
        ("The foreign minister met Sergei Lavrov of Russia.", None, "sergey-lavrov"),
        ("Vučić of Serbia. The president met Vladimir Putin of Russia.", "aleksandar-vucic",
         "vladimir-putin"),
    ],
)  # fmt: skip
def test_who_is_described_is_not_the_one_named_on_the_other_side(
    base: ActorBase, text: str, described: str | None, met: str
) -> None:
    name = "Sergei Lavrov" if "Lavrov" in text else "Vladimir Putin"
    office = mention("the president" if "president" in text else "the foreign minister", P)
    met_by = event(office, targets=(mention(name, P, name),), reciprocal=True)
    (found,), _ = resolve_events([met_by], base, article(text))
    assert [one.actor for one in found.targets] == [met]
    assert found.sources[0].actor not in (None, met)
    assert described is None or found.sources[0].actor == described


def test_nobody_acts_on_himself_by_a_pronoun(base: ActorBase) -> None:
    putin = mention("Putin", P, "Vladimir Putin")
    him, himself = (mention(word, P, "Vladimir Putin") for word in ("him", "himself"))
    found, _ = resolve_events([event(putin, targets=(him,))], base, article("Putin"))
    assert found[0].targets == ()
    found, _ = resolve_events([event(putin, targets=(himself,))], base, article("Putin"))
    assert [one.actor for one in found[0].targets] == ["vladimir-putin"]


names = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["", "'s", "the", "😀", "مرحبا", "x" * 10_000, "U.S.", "the president of", "ethnic ",
         "deputy", "of of of", "-backed", "King", "George Bush's", "\x00", "a" * 500 + " Russia"]
    ),
)  # fmt: skip
mentions = st.builds(
    Mention,
    text=names,
    start=st.just(0),
    end=st.just(1),
    kind=st.sampled_from(Kind),
    name=st.none() | names,
    role=st.none() | names,
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(mentions, max_size=4), st.lists(mentions, max_size=2), st.none() | mentions, names,
    st.none() | st.dates(),
)  # fmt: skip
def test_resolving_never_fails_and_settles(
    base: ActorBase, sources: list[Mention], targets: list[Mention], venue: Mention | None,
    text: str, day: date | None,
) -> None:  # fmt: skip
    told = article(text, day)
    found = event(*sources, targets=tuple(targets), venue=venue)
    once, learned = resolve_events([found], base, told)
    twice, again = resolve_events(once, base, told)
    assert (twice, again) == (once, learned)
    assert len({actor.id for actor in learned}) == len(learned)
    for one in once[0].sources:
        actor = base.get(one.actor or "") or {a.id: a for a in learned}.get(one.actor or "")
        assert (actor is None) == (one.actor is None)
