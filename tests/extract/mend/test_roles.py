"""Phrases that name one or several: with abbreviations in brackets, lists of roles, posts."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

# (text, labels of all that its first event names)
NAMED = [
    # a name with its abbreviation before what it tells of
    ("Police arrested National Salvation Front (NSF) leader Omar Daud.", ["Police", "Omar Daud"]),
    ("Rebel Justice League (RJL) commander Musa Idris accused Egypt of lying.",
     ["Musa Idris", "Egypt"]),
    ("Hungary condemned the Workers' Party (WP) chairman Pavel Novak.", ["Hungary", "Pavel Novak"]),
    ("Kenya condemned the Lord's Resistance Army (LRA) rebels.",
     ["Kenya", "Lord's Resistance Army"]),
    ("The African Union (AU) condemned Mali.", ["African Union", "Mali"]),
    ("Iran accused the United Nations (UN) and Israel of lying.",
     ["Iran", "United Nations", "Israel"]),
    # one person by all that he is
    ("Egypt freed blogger, writer and activist Amal Nasser.", ["Egypt", "Amal Nasser"]),
    ("Togo arrested singer, actor and producer Kofi Mensah.", ["Togo", "Kofi Mensah"]),
    ("Turkey released Austrian lawyer, author and campaigner Karl Huber.",
     ["Turkey", "Karl Huber"]),
    ("Egypt freed a teacher, writer and activist who had fled to Libya.",
     ["Egypt", "teacher, writer and activist"]),
    ("A teacher, lawyer and activist was freed by Egypt.", ["Egypt", "Egyptian activists"]),
    ("Lebanon met the king and minister Sami Daher.", ["Lebanon", "king", "Sami Daher"]),
    ("Belarus banned opposition leader Anna Petrova from running.", ["Belarus", "Anna Petrova"]),
    ("Turkey deported opposition politician Hans Weber.", ["Turkey", "Hans Weber"]),
    ("Qatar accused the lawyers of Omar Haddad, the banker and founder of the Barq company, of "
     "lying.", ["Qatar", "lawyers of Omar Haddad"]),
    # a role with which the sentence begins
    ("Journalist Omar Haddad was killed by Syria.", ["Syria", "Omar Haddad"]),
    ("Lawyer Amina Yusuf was jailed by Angola.", ["Angola", "Amina Yusuf"]),
    ("Banker Pavel Novak was arrested by Hungary.", ["Hungary", "Pavel Novak"]),
    # but each of several
    ("Russia arrested a general, a minister and a judge.",
     ["Russia", "Russian armed forces", "Russia", "Russian courts"]),
    ("Ghana freed a mother, daughter and son.", ["Ghana", "mother", "daughter", "son"]),
    ("Egypt condemned the president, parliament and army.",
     ["Egypt", "president", "Egyptian People's Assembly", "army"]),
    ("Egypt condemned a ministry, court and army.", ["Egypt", "ministry", "court", "army"]),
    ("A teacher, lawyer and activist were freed by Egypt.",
     ["Egypt", "Egyptian teachers", "lawyer", "Egyptian activists"]),
    # what a post is for
    ("Lavrov met Minister of Foreign Affairs and Cooperation of Morocco Nasser Bourita in Rabat.",
     ["Sergey Lavrov", "Nasser Bourita"]),
    ("Iran met the Minister of Agriculture and Fisheries of the Republic of Kenya John Otieno.",
     ["Iran", "John Otieno"]),
    ("Jordan met Minister of Trade and Industry of Kenya Peter Munya.", ["Jordan", "Peter Munya"]),
    # whose kin somebody is
    ("France arrested the wife of former banker Karim Daoud.",
     ["France", "wife of former banker Karim Daoud"]),
    ("France arrested former banker Karim Daoud.", ["France", "Karim Daoud"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "named"), NAMED)
def test_whom_a_phrase_names(extractor: Extractor, text: str, named: list[str]) -> None:
    event = resolved(extractor, text)[0]
    assert [m.label for m in (*event.sources, *event.targets)] == named
