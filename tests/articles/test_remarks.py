from datetime import date

import pytest

from kg.articles import FOREIGN, Remark, remarks
from kg.articles.remarks import is_foreign
from kg.model import Article

GERMAN = (
    "Die Kanzlerin hat am Dienstag in Berlin den französischen Präsidenten empfangen. Die beiden "
    "sprachen über die Lage in der Ukraine und vereinbarten, die Sanktionen zu verlängern. Nach "
    "dem Treffen sagte sie, man werde sich weiter um eine diplomatische Lösung bemühen."
)
DANISH = (
    "Den danske statsminister har tirsdag mødt den tyske kansler i Berlin. De to talte om "
    "situationen og blev enige om at forlænge sanktionerne mod landet. Efter mødet sagde hun, at "
    "der er brug for, at alle lande står sammen og har en fælles holdning til det her."
)
SPANISH = (
    "El presidente se reunió el martes en Moscú con el primer ministro húngaro, a pesar de las "
    "críticas de la Unión Europea. Los dos hablaron de la guerra y de los suministros de gas, y "
    "dijeron que no hay otra solución que las negociaciones."
)
RUSSIAN = (
    "Президент провёл во вторник переговоры с премьер-министром соседней страны. Стороны обсудили "
    "ситуацию на границе и поставки газа. После встречи было заявлено, что необходимо искать мир "
    "и что другого решения, кроме переговоров, нет, но условия сторон известны."
)
CHINESE = (
    "国家主席星期二在北京会见了来访的外国总统。两国元首就地区局势和双边关系交换了意见。"
    "会谈后，两国签署了多项合作协议，内容涉及能源、贸易和交通等领域。"
)
ENGLISH = (
    "The minister met his counterpart in Geneva on Tuesday, and both sides said after the talks "
    "that large differences remain. She called for a return to diplomacy, but gave no date for "
    "another round, which had been expected within weeks."
)
HEADLINES = """
Kremlin says Putin sought legal guarantees in talks
China and Solomon Islands sign security pact despite appeals
France recalls ambassadors from Washington over submarines
Trump and Kim sign statement in Singapore; war games to stop
West African leaders give junta a week to restore president
Leaders of two Koreas meet at border and pledge to seek end of war
Moscow expels 60 diplomats in answer to Western measures
"""


@pytest.mark.parametrize(
    "text",
    [
        "Лавров встретился с Бербок. Стороны обсудили ситуацию на Украине, но ни о чём не решили.",
        "Die deutsche Außenministerin hat ihren russischen Amtskollegen getroffen. Beide sprachen "
        "über die Lage und das Abkommen von Minsk, das nicht gilt.",
        "Le ministre est arrivé dans la ville pour une réunion avec le premier ministre.",
        "Лавров встретился с Бербок.",
        "国家主席在北京会见了外国总统。",
        "La presidenta Claudia Sheinbaum habló por teléfono con Donald Trump.",
        "Presiden Prabowo bertemu Anwar Ibrahim di Jakarta pada hari Jumat. Mereka membahas kerja "
        "sama ekonomi.",
        "Lula telefonou a Putin na segunda-feira. Os dois presidentes discutiram a guerra.",
        "Premier Schoof belde vrijdag met Zelensky over nieuwe wapens voor Oekraïne.",
    ],
)
def test_other_languages_are_told_in_a_sentence(text):
    assert is_foreign(text)


@pytest.mark.parametrize("text", ["Merkel traf Putin.", "Putin phoned Macron.", "Лавров", "Ψ"])
def test_too_few_words_tell_nothing(text):
    assert not is_foreign(text)


@pytest.mark.parametrize("text", [GERMAN, DANISH, SPANISH, RUSSIAN, CHINESE])
def test_other_languages_are_told(text):
    assert is_foreign(text)
    assert is_foreign(text * 1000)


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        HEADLINES,
        HEADLINES.title(),
        GERMAN[:80],
        "",
        "1, 2, 3\n" * 100,
        "Angela Merkel, Emmanuel Macron, Olaf Scholz; " * 30,
        "Ursula von der Leyen calls Charles de Gaulle, Luis de la Cruz del Rio, Kim Jong-il, Ho "
        "van Thieu",
        "name,country,year\nMoon Jae-in,kor,2018\nKim Jong-un,prk,2018\n" * 5,
        "Russia attacks Kyiv again overnight",
        "leaders sign pact despite appeals",
        "Tirana named two officers under diplomatic cover personae non gratae on Monday.",
        f"{ENGLISH} He said: «{SPANISH[:120]}»",
    ],
)
def test_english_and_what_is_too_short_to_tell_are_not(text):
    assert not is_foreign(text)


@pytest.mark.parametrize(
    ("day", "text", "told"),
    [
        (date(2022, 2, 2), ENGLISH, []),
        (None, ENGLISH, ["no date"]),
        (date(2022, 2, 2), GERMAN, ["not in English"]),
        (None, GERMAN, ["no date", "not in English"]),
    ],
)
def test_what_is_odd_about_an_article(day, text, told):
    found = [str(remark) for remark in remarks(Article(id="a", text=text, date=day), "a.txt")]
    assert len(found) == len(told)
    assert all(f"a.txt: {words}" in line for line, words in zip(found, told, strict=True))


def test_a_title_tells_the_language_too():
    """Eight words, of which its text has four."""
    told = Article(id="a", title="Macron und Scholz sprechen über Kiew", text="Sie wird erwartet.",
                   date=date(2022, 2, 2))  # fmt: skip
    assert [remark.problem for remark in remarks(told, "a.txt")] == [FOREIGN]
    told = Article(id="a", title="L’Iran et la Chine", text=ENGLISH, date=date(2022, 2, 2))
    assert not list(remarks(told, "a.txt"))


def test_a_date_that_a_doubt_was_about_is_not_missed_again():
    assert not list(remarks(Article(id="a", text=ENGLISH), "a.txt", no_day_told=True))


def test_a_remark_names_the_first_ten():
    remark, *others = (Remark(f"{number}.txt", "no date", "add one") for number in range(12))
    for other in others[:9]:
        remark.add(other)
    names = ", ".join(f"{number}.txt" for number in range(10))
    assert str(remark) == f"{names}: no date"
    remark.add(others[9])
    assert str(remark) == f"{names} and 1 more article: no date"
    remark.add(others[10])
    assert str(remark) == f"{names} and 2 more articles: no date"
