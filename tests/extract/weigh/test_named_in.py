"""Who is only named in what an act is about, or in what frames it: parse, rules and reading."""

from __future__ import annotations

import pytest

from kg.extract.pipeline import Extractor
from tests.extract.texts import resolved

# (text, trigger, all who take part)
NAMED = [
    # what is talked of
    ("Chilean and Ghanaian officials exchanged views on security in Haiti.", "exchanged",
     {"Chile", "Ghana"}),
    ("Envoys of Peru and Kenya held talks on cooperation at the UN.", "held", {"Peru", "Kenya"}),
    ("Chile and Ghana held talks on trade with Vietnam.", "held", {"Chile", "Ghana"}),
    ("Ghana held talks on trade with Vietnam.", "held", {"Ghana", "Vietnam"}),
    ("Canadian and Danish diplomats discussed how to deal with Burundi.", "discussed",
     {"Canada", "Denmark"}),
    ("Peru and Kenya discussed deterrence, including with respect to the Arab League.",
     "discussed", {"Peru", "Kenya"}),
    ("Anwar Ibrahim paid a courtesy call on Joko Widodo.", "paid",
     {"Anwar Ibrahim", "Joko Widodo"}),
    # what frames an act
    ("Slovakia left the treaty under Prime Minister Robert Fico.", "left", {"Slovakia"}),
    ("Slovakia cut ties with Taiwan under President Rudolf Schuster.", "cut",
     {"Slovakia", "Taiwan"}),
    ("Kenya voted in favour in a move that Russian diplomats portrayed as weak.", "voted",
     {"Kenya"}),
    ("Peru recalled its ambassador to Chile, a move that Bolivian officials described as hostile.",
     "recalled", {"Peru", "Chile"}),
    ("Chile and Ghana held talks under the auspices of the African Union.", "held",
     {"Chile", "Ghana"}),
    ("The ministers of Peru and Ghana met as a follow-up to the talks of the presidents.", "met",
     {"Peru", "Ghana"}),
    ("At a summit in Abuja, Ghanaian leaders ordered the deployment of a force.", "ordered",
     {"Ghana"}),
    ("At a ceremony at the embassy of Peru in Oslo, Kenya recognised Kosovo.", "recognised",
     {"Kenya", "Kosovo"}),
    ("During talks with Chile, Kenya demanded an apology.", "demanded", {"Kenya", "Chile"}),
    ("Peru condemned terrorism in all its manifestations.", "condemned", {"Peru"}),
    # what is agreed, given, shared
    ("Kenya and Ghana reached an agreement on sanctions against Eritrea.", "reached",
     {"Kenya", "Ghana"}),
    ("The EU clinched a deal on tariffs against China.", "clinched", {"European Union"}),
    ("Kenya clinched a deal on tariffs with China.", "clinched", {"Kenya", "China"}),
    ("Israel shared files on Hezbollah with Jordan.", "shared", {"Israel", "Jordan"}),
    ("Canada passed intelligence about the Wagner Group to France.", "passed",
     {"Canada", "France"}),
    ("Denmark said it would donate all 19 of its French-made Caesars.", "donate", {"Denmark"}),
    ("Norway pledged to send experts to help Malawi.", "pledged", {"Norway", "Malawi"}),
    ("Cuba sent doctors to Italy.", "sent", {"Cuba", "Italy"}),
    ("Kenya and Peru signed a Memorandum of Understanding on fisheries.", "signed",
     {"Kenya", "Peru"}),
    ("Cuba sent aid to Mexico after Hurricane Otis.", "sent", {"Cuba", "Mexico"}),
    ("The ministers of Peru and Chile met in person.", "met", {"Peru", "Chile"}),
    # what is asked for, threatened, shown
    ("Iran demanded Hamid Nouri's release.", "demanded", {"Iran"}),
    ("The Taliban demanded their release from Egypt.", "demanded", {"Taliban", "Egypt"}),
    ("Peru requested six warplanes.", "requested", {"Peru"}),
    ("Peru asked Brazil for six helicopters.", "asked", {"Peru", "Brazil"}),
    ("Peru urged the convening of the Arab League.", "urged", {"Peru"}),
    ("Chile called for the resumption of the sessions of the Human Rights Council.", "called",
     {"Chile"}),
    ("Peru demanded the resumption of talks with Chile.", "demanded", {"Peru", "Chile"}),
    ("Russia warned that it would respond if Armenia was attacked.", "warned", {"Russia"}),
    ("Russia warned that it would strike if Poland sent troops.", "warned", {"Russia", "Poland"}),
    ("Kenyan demonstrators waved flags of Ukraine.", "waved", {"Kenyan protesters"}),
    ("Argentina complained to the United Nations about Britain.", "complained",
     {"Argentina", "United Kingdom"}),
    ("Peru complained to the WTO about Chile.", "complained", {"Peru", "Chile"}),
    ("Vietnam complained to China over the drilling.", "complained", {"Vietnam", "China"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "trigger", "people"), NAMED)
def test_who_takes_part(extractor: Extractor, text: str, trigger: str, people: set[str]) -> None:
    (event,) = (e for e in resolved(extractor, text) if e.trigger.text == trigger)
    assert {m.label for m in (*event.sources, *event.targets) if m.label} == people
