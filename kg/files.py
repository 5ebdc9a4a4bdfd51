"""Files that appear under their names only when they are whole."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from kg.errors import OutputError


@contextmanager
def writing(path: Path | None, stream: TextIO | None = None) -> Iterator[TextIO]:
    """A UTF-8 file to write to, or `stream` (stdout) when there is no path.

    OutputError when it fails: that leaves no file, and leaves an older one of that name as it was.
    """
    if path is None:
        yield sys.stdout if stream is None else stream
        return
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            yield out
        part.chmod(0o666 & ~_umask())
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            f"cannot write {path}: {reason}", "check the folder and the disk"
        ) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
