"""What installed packages say of their licence, and which licences we take."""

import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
# Permissive ones, and MPL, which asks for its own files only.
_ALLOWED = re.compile(
    r"MIT|0?BSD|Apache|MPL|Mozilla|ISC\b|PSF|Python Software Foundation|CNRI-Python|Zlib|CC0|W3C"
)
_FORBIDDEN = re.compile(r"GPL|GNU|SSPL|BUSL|proprietary|commercial", re.I)


def asked():
    """What pyproject.toml asks for, with every extra and to build."""
    table = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = table["project"]["optional-dependencies"].values()
    lines = [*table["project"]["dependencies"], *(line for lines in extras for line in lines)]
    return [Requirement(line) for line in [*lines, *table["build-system"]["requires"]]]


def installed():
    """Names of all packages that are here because of kg, whatever else asks for them."""
    waiting, seen = [*asked()], {}
    while waiting:
        wanted = waiting.pop()
        key = re.sub(r"[-_.]+", "-", wanted.name).lower(), frozenset(wanted.extras)
        if key not in seen:
            seen[key] = _needs(wanted)
            waiting += seen[key] or ()
    return sorted({name for (name, _), needs in seen.items() if needs is not None})


def _needs(wanted):
    """What a package needs on this system; None where it is not installed."""
    try:
        lines = distribution(wanted.name).requires or ()
    except PackageNotFoundError:
        return None  # another system's
    needs = map(Requirement, lines)
    return [need for need in needs if _is_met(need.marker, {"", *wanted.extras})]


def _is_met(marker, extras):
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in extras)


def stated(name):
    """What a package says: an SPDX expression, a line, classifiers, or its file's first words."""
    found = distribution(name)
    said = found.metadata
    if expression := said.get("License-Expression"):
        return expression
    line = (said.get("License") or "").strip()
    if line and line != "UNKNOWN" and "\n" not in line:
        return line
    classifiers = [c for c in said.get_all("Classifier") or [] if c.startswith("License ::")]
    return " OR ".join(c.rpartition(" :: ")[2] for c in classifiers) or _in_a_file(found)


def _in_a_file(found):
    files = [file for file in found.files or () if re.search(r"licen[cs]e", file.name, re.I)]
    return " ".join(files[0].read_text(encoding="utf-8").split()[:6]) if files else ""


def is_taken(said):
    """Whether we take it: of each part that must be heeded, one choice is on the list."""
    parts = re.split(r"\bAND\b", said.replace("(", " ").replace(")", " "))
    return all(any(map(_is_free, re.split(r"\bOR\b", part))) for part in parts)


def _is_free(choice):
    return bool(_ALLOWED.search(choice)) and not _FORBIDDEN.search(choice)
