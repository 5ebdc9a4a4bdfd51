"""Settings, read once and handed down: ``kg.toml`` < ``KG_*`` in the environment < flags."""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import ConfigError

FILE = "kg.toml"
PREFIX = "KG_"
_PACKAGE = Path(__file__).parent
_WEIGHTS = _PACKAGE / "extract" / "weights"


def data_directory(name: str) -> Path:
    """``ontology`` or ``seeds``: inside an installed wheel, else beside the package."""
    inside = _PACKAGE / "_data" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def weights_directory() -> Path:
    """Where the language model lies: ``KG_WEIGHTS``, or the one that is shipped."""
    return Path(os.environ.get(f"{PREFIX}WEIGHTS") or _WEIGHTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where everything lies."""

    store: Path
    ontology: Path
    seeds: Path
    weights: Path
    cache: Path  # what can be made anew

    @classmethod
    def load(
        cls,
        directory: Path | None = None,
        environment: Mapping[str, str] | None = None,
        **flags: Path | str | None,
    ) -> Settings:
        """Settings for a working directory; ConfigError for a ``kg.toml`` that is wrong.

        Paths in ``kg.toml`` count from the folder it lies in. Flags that are None are not set;
        TypeError for one that is no setting.
        """
        here = directory or Path.cwd()
        surroundings = os.environ if environment is None else environment
        values: dict[str, Path] = {
            "store": Path("kg.db"),
            "ontology": data_directory("ontology"),
            "seeds": data_directory("seeds"),
            "weights": _WEIGHTS,
            "cache": _cache(surroundings),
        }
        values.update(_from_file(here / FILE))
        if unknown := flags.keys() - values.keys():
            raise TypeError(f"no setting is called {min(unknown)!r}; known: {', '.join(values)}")
        for name in values:
            if text := surroundings.get(PREFIX + name.upper()):
                values[name] = Path(text)
            if flag := flags.get(name):
                values[name] = Path(flag)
        return cls(**values)


def _cache(surroundings: Mapping[str, str]) -> Path:
    """The user's cache folder; one among the temporary files where he has no home."""
    if given := surroundings.get("XDG_CACHE_HOME"):
        return Path(given) / "kg"
    try:
        return Path.home() / ".cache" / "kg"
    except RuntimeError:
        return Path(tempfile.gettempdir()) / "kg-cache"


def _from_file(path: Path) -> dict[str, Path]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}", "check its permissions") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}", 'a line looks like: store = "kg.db"') from error
    known = [field.name for field in fields(Settings)]
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{path}: no setting is called {key!r}", f"known: {', '.join(known)}")
        if not isinstance(value, str):
            raise ConfigError(f"{path}: {key} is not a text", f'write {key} = "a/path"')
    return {key: path.parent / Path(value).expanduser() for key, value in table.items()}
