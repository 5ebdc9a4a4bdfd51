"""Who may write: whoever has the token. It is never an argument, and in no log."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import MutableMapping
from pathlib import Path

from kg.errors import ConfigError

VARIABLE = "KG_TOKEN"
_SHORTEST = 16  # characters
_TOKEN = re.compile(r"[\w.~+/=-]+", re.ASCII)  # RFC 6750, section 2.1
_HINT = "python -c 'import secrets; print(secrets.token_urlsafe())' makes one"


def take_token(file: Path | None, environment: MutableMapping[str, str]) -> str:
    """Return the token of a file, or of the environment, where it is removed.

    ConfigError when there is none, or one that can be guessed.
    """
    given = environment.pop(VARIABLE, "")
    if file is not None:
        try:
            given = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "not a text"
            raise ConfigError(f"{file}: {reason}", "--token-file names a file") from None
    token = given.strip()
    if not token:
        raise ConfigError("--allow-add needs a token", f"in {VARIABLE} or --token-file; {_HINT}")
    if len(token) < _SHORTEST or not _TOKEN.fullmatch(token):
        told = f"the token has fewer than {_SHORTEST} characters, or some that no token has"
        raise ConfigError(told, _HINT)
    return token


def is_token(token: str, header: str | None) -> bool:
    """Whether an Authorization header has the token; it takes as long whatever it has."""
    scheme, _, given = (header or "").partition(" ")
    digests = [
        hashlib.sha256(text.strip().encode("utf-8", "replace")).digest() for text in (given, token)
    ]
    return hmac.compare_digest(*digests) and scheme.lower() == "bearer"
