"""The codes that a party may have: states, and sectors of the CAMEO actor codebook.

They are those of ``seeds/actors/`` and, beside them, what texts of the past and CAMEO need besides.
"""

from __future__ import annotations

from functools import cache

from kg.actors.tables import rows
from training.parts import ROOT

# ISO 3166-3: states that are no more, by the code that they had.
_VANISHED = frozenset("ANT BUR CSK DDR SCG SUN TMP VDR YMD YUG ZAR".split())
# CAMEO's sectors that no actor of the seeds has: religious groups, indigenous ones, athletes.
_BESIDE = frozenset("REL IND SPO".split())
_WITH_SECTORS = ("roles", "organisations", "groups", "offices")


@cache
def states() -> frozenset[str]:
    """ISO 3166-1 alpha-3 codes of states and territories, XKX for Kosovo; former ones, too."""
    seeds = ROOT / "seeds"
    found = {row["code"] for row in rows(seeds, "countries")}
    return _VANISHED | found | {row["country"] for row in rows(seeds, "territories")}


@cache
def sectors() -> frozenset[str]:
    """Three letters each: GOV, MIL, OPP, REB, ..."""
    found = {row["sector"] for name in _WITH_SECTORS for row in rows(ROOT / "seeds", name)}
    return _BESIDE | (found - {""})
