"""Places told apart by a gazetteer of states and subdivisions (GPE) and by their last word (LOC)."""

from __future__ import annotations

import re

import pycountry

NATURE = re.compile(
    r"(River|Sea|Ocean|Lake|Street|Road|Island|Islands|Park|Valley|Bay|Avenue|Square|Mountain|"
    r"Mountains|Mount|Desert|Canal|Strait|Gulf|Coast|Bridge|Hill|Hills|Forest|Creek|Beach|Peninsula|"
    r"Europe|Asia|Africa|America|Middle East|Antarctica|Pacific|Atlantic|Arctic|Balkans|Caucasus)$"
)
COUNTRIES = (
    {c.name for c in pycountry.countries}
    | set(
        "UK US U.S. USA U.S.A. America Britain England Scotland Wales Russia Syria Iran Turkey Taiwan "
        "Vietnam Venezuela Bolivia Tanzania Moldova Laos Brunei Palestine Kosovo Kiev Kyiv".split()
    )
    | {
        "United States",
        "Great Britain",
        "South Korea",
        "North Korea",
        "Czech Republic",
        "Hong Kong",
    }
)
GEO = COUNTRIES | {s.name for s in pycountry.subdivisions}


def place_label(words: list[str]) -> str:
    """GPE for countries, states and towns, LOC for nature, streets and continents."""
    name = " ".join(words)
    return "GPE" if name in GEO or not NATURE.search(name) else "LOC"
