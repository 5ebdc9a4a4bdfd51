"""Reading the data that people edit: the YAML files of ``ontology/``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import yaml

from kg.errors import ConfigError

_Made = TypeVar("_Made")


def read_table(path: Path, make: Callable[[Any], _Made]) -> _Made:
    """What is made of a file; ConfigError when it is wrong."""
    try:
        return make(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise ConfigError(f"{path}: {error!r}", "reinstall kg or mend the file") from error
