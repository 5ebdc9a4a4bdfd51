"""Whom "I", "we" and "you" mean in interviews, debates, articles of envoys, communiques."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from kg.extract.pipeline import Extractor
from kg.extract.who.bylines import Byline, speakers_of
from tests.extract.texts import resolved


def told(extractor: Extractor, title: str, text: str) -> set[str]:
    """All events as "subtype: sources -> targets"."""

    def side(labels: Collection[str]) -> str:
        return "+".join(sorted(labels))

    return {
        f"{e.subtype}: {side([m.label or '' for m in e.sources])} -> "
        f"{side([m.label or '' for m in e.targets])}"
        for e in resolved(extractor, text, title=title)
    }


# (title, text, what is told there among others)
TOLD = [
    # who is interviewed, and for whom he speaks
    ("Estonian Prime Minister Kaja Kallas in an interview with Die Welt",
     "What did you tell him?\n\nI met Sauli Niinistö on Friday.\n\nWe asked the European Union for "
     "help.\n\nIran threatened you last year.",
     {"meeting: Kaja Kallas -> Sauli Niinistö", "appeal: Estonia -> European Union",
      "threat: Iran -> Estonia"}),
    ("Interview: Radmila Shekerinska, Deputy Secretary General of NATO",
     "I met Maia Sandu in March. We condemned the Russian raid on Poland.",
     {"meeting: Radmila Shekerinska -> Maia Sandu", "condemnation: NATO -> Russia"}),
    ("Finland's foreign minister Elina Valtonen tells Al Jazeera the war must end",
     "I phoned Sergey Lavrov. We expelled two Russian diplomats in May.",
     {"diplomats-expelled: Finland -> Russia"}),
    # articles by somebody in office
    ("A year in Hanoi", "By Giorgio Aliberti\n\nI visited Laos in June. We thanked Vietnam for "
     "its help.\n\nThe author is the European Union's ambassador to Vietnam.",
     {"visit: Giorgio Aliberti -> Laos", "praise: European Union -> Vietnam"}),
    ("Why it matters", "By Espen Barth Eide\n\nWe thanked Canada for its help.\n\nEspen Barth Eide "
     "is the foreign minister of Norway.",
     {"praise: Norway -> Canada"}),
    # statements of bodies
    ("Statement by the European Commission on Belarus",
     "We thanked Poland for its help. Belarus threatened us.",
     {"praise: European Commission -> Poland", "threat: Belarus -> European Commission"}),
    # transcripts
    ("A talk with Vilnius",
     "TOM HARDWICK, HOST: Have you asked Germany for tanks?\n\nGITANAS NAUSĖDA, LITHUANIAN "
     "PRESIDENT: On Monday we expelled the Russian ambassador.\n\nHARDWICK: Russia threatened you "
     "last week.\n\nNAUSĖDA: It did. I met Olaf Scholz in Berlin.",
     {"diplomats-expelled: Lithuania -> Russia", "threat: Russia -> Lithuania",
      "meeting: Gitanas Nausėda -> Olaf Scholz"}),
    ("Foreign Ministry Spokesperson Mao Ning's Regular Press Conference on May 3",
     "Q: Japan summoned the Chinese ambassador. What do you say?\n\nA: We have urged Japan to stop."
     "\n\nKyodo: France condemned the visit.\n\nA: We thanked France.",
     {"praise: China -> France"}),
    # debates
    ("Sudan: Foreign Secretary's Statement",
     "Yesterday I met Mahamat Déby in Paris.\n\nMs Abbott\n\nI condemn the attack by Boko Haram on "
     "Niger. My party thanked Kenya.\n\nI thank the hon. Lady for her words. I spoke to William "
     "Ruto on Monday.",
     {"negotiation: Foreign Secretary -> William Ruto"}),
    # two who meet
    ("Remarks by Foreign Minister Wang Yi",
     "I met Sergey Lavrov in Sochi, and we agreed on a truce.",
     {"agreement: Sergey Lavrov+Wang Yi -> "}),
    ("Remarks by President Gitanas Nausėda",
     "On Monday I received Maia Sandu. We agreed to open the border.",
     {"agreement: Gitanas Nausėda+Maia Sandu -> "}),
    # communiques
    ("", "“We thanked Qatar for its help. We condemned the raid by Mali on Chad,” the communique, "
     "adopted after the African Union summit, read.",
     {"praise: African Union -> Qatar", "condemnation: African Union -> Mali"}),
    ("", "“We thanked Qatar for its help,” a statement by the Arab League said.",
     {"praise: Arab League -> Qatar"}),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "events"), TOLD)
def test_what_they_tell(extractor: Extractor, title: str, text: str, events: set[str]) -> None:
    found = told(extractor, title, text)
    assert events <= found, found


# (title, text, a party that nobody takes)
NOT_TOLD = [
    # what others say, and who asks
    ("Interview with Kaja Kallas", "“I met Sauli Niinistö,” Ivan Petrov said.", "Kaja Kallas"),
    ("Foreign Ministry Spokesperson Mao Ning's Regular Press Conference",
     "Q: Yesterday we met Sergey Lavrov. What do you say?\n\nA: I see.", "China"),
    # a headline of news is no byline
    ("Trump tells Zelensky to make a deal", "I met Olaf Scholz.", "Donald Trump"),
    ("Anger in Paris over speech", "By Ann Cole\n\nWe thanked Norway.", "Ann Cole"),
    # not whom he is the ambassador to
    ("Two years", "By Ann Cole\n\nWe thanked Norway.\n\nThe author is the ambassador to Chile.",
     "Chile"),
    # the name before a colon is nobody whom "he" means
    ("", "Olaf Scholz: I met Ivan Petrov.\n\nEmma Clark: And then?\n\nOlaf Scholz: He thanked "
     "Norway.", "Olaf Scholz"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "nobody"), NOT_TOLD)
def test_who_does_nothing(extractor: Extractor, title: str, text: str, nobody: str) -> None:
    last = resolved(extractor, text, title=title)[-1:]
    assert nobody not in {m.label for event in last for m in event.sources}


# (title, text, the speakers: name and office)
SPEAKERS = [
    ("Norway's Minister of Foreign Affairs Espen Barth Eide's speech at Harvard", "",
     [("Espen Barth Eide", "Norway's Minister of Foreign Affairs")]),
    ("Press conference of President Emmanuel Macron and Chancellor Friedrich Merz", "",
     [("Emmanuel Macron", "President"), ("Friedrich Merz", "Chancellor")]),
    ("Remarks by the Prime Minister of Fiji, Sitiveni Rabuka", "",
     [("Sitiveni Rabuka", "the Prime Minister of Fiji")]),
    ("Ukraine: Foreign Secretary's statement", "", [("Foreign Secretary", "Foreign Secretary")]),
    ("Why it matters", "By Ann Cole, in Oslo\n\nIt rained.", [("Ann Cole", None)]),
    ("A pond and its frogs", "We lost it.\n\nThe writer is high commissioner of Kenya to Malta.",
     [("high commissioner of Kenya to Malta", "high commissioner of Kenya to Malta")]),
    ("Will it rain?", "We hope so.\n\nAnn Cole is the foreign minister of Malta. "
     "She spoke with our man in Rome.", [("Ann Cole", "foreign minister of Malta")]),
    ("A pond and its frogs", "We lost it.\n\nThe writer is a keen gardener.", []),
    ("Joint Statement of PM Shehbaz Sharif's Baku visit", "", [(None, "PM Shehbaz Sharif's Baku")]),
    ("Macron's speech in Versailles was empty", "It was written by hand.", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "speakers"), SPEAKERS)
def test_whose_words_a_text_is(
    extractor: Extractor, title: str, text: str, speakers: list[tuple[str | None, str | None]]
) -> None:
    found = speakers_of(title, text, extractor.gazetteer)
    assert found == [Byline(name, role) for name, role in speakers]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olaf Scholz told reporters in Berlin on Friday:", "Olaf Scholz"),
        ("Olaf Scholz said the following:", "Olaf Scholz"),
        ("Events that saw the mayor jailed and British soldiers told to leave:", ""),
        ("The British soldiers asked to leave were these:", ""),
    ],
)
def test_who_says_what_a_line_announces(extractor: Extractor, text: str, speaker: str) -> None:
    (event,) = (
        e
        for e in resolved(extractor, f"{text}\n\nMali expelled two French diplomats.")
        if e.trigger.text == "expelled"
    )
    by = event.attribution.by if event.attribution else ()
    assert {m.label or "" for m in by} == ({speaker} if speaker else set())


# (title, text, the one event: who thanks whom)
THANKS = [
    ("Remarks by Mark Rutte and Maia Sandu", "Dear Maia, thank you for your visit.",
     "Mark Rutte -> Maia Sandu"),
    ("", "Thank you, Emmanuel Macron, for the weapons.", " -> Emmanuel Macron"),
    ("Press conference by Mark Rutte", "So once again, Emmanuel Macron, thank you.",
     "Mark Rutte -> Emmanuel Macron"),
    ("", "Foreign Minister Olaf Berg thanked Maia Sandu for her visit.", "Olaf Berg -> Maia Sandu"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "thanks"), THANKS)
def test_who_thanks(extractor: Extractor, title: str, text: str, thanks: str) -> None:
    events = [e for e in resolved(extractor, text, title=title) if e.subtype == "praise"]
    found = {
        f"{'+'.join(m.label or '' for m in e.sources)} -> "
        f"{'+'.join(m.label or '' for m in e.targets)}"
        for e in events
    }
    assert found == {thanks}
