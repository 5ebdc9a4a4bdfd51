"""Files and folders that appear under their names only when they are whole."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO, TextIO, cast

from kg.errors import OutputError

_HINT = "check the folder and the disk"
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux


@contextmanager
def writing(path: Path | None, stream: TextIO | None = None) -> Iterator[TextIO]:
    """A UTF-8 file to write to, or `stream` (stdout) when there is no path.

    OutputError when it fails: that leaves no file, and leaves an older one of that name as it was.
    A link stays one, a device or a pipe is written to as it is.
    """
    if path is None:
        yield sys.stdout if stream is None else stream
        return
    with _replacing(path, "w") as out:
        yield cast(TextIO, out)


@contextmanager
def writing_bytes(path: Path) -> Iterator[BinaryIO]:
    """A file for bytes; `writing` says how it appears."""
    with _replacing(path, "wb") as out:
        yield cast(BinaryIO, out)


@contextmanager
def _replacing(path: Path, mode: str) -> Iterator[IO[str] | IO[bytes]]:
    """A new file that takes its place when all of it is on the disk."""
    part: Path | None = None
    text = {} if "b" in mode else {"encoding": "utf-8", "newline": "\n"}
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open(mode, **text) as out:  # type: ignore[call-overload]
                yield out
            return
        place = path.resolve()
        handle, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.", suffix=".part")
        part = Path(name)
        with os.fdopen(handle, mode, **text) as out:  # type: ignore[call-overload]
            yield out
            out.flush()
            os.fsync(handle)  # a power cut may keep the new name and lose what was written
        part.chmod(place.stat().st_mode & 0o777 if place.exists() else 0o666 & ~_umask())
        part.replace(place)
    except OSError as error:
        check_folder(path)
        raise _failure(f"write {path}", error) from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)


def check_folder(path: Path) -> None:
    """OutputError when there is no folder for a file to be written: best before a long task."""
    if not path.parent.exists():
        error = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        raise _failure(f"write {path}", error, f"make the folder {path.parent} first")


def is_free(path: Path) -> bool:
    """Whether nothing is at a path, or an empty folder."""
    return not path.exists() or (path.is_dir() and not any(path.iterdir()))


def make_parent(path: Path) -> None:
    """Make the folder in which a path lies; OutputError when that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _failure(f"make the folder {path.parent}", error) from error


def _failure(action: str, error: OSError, hint: str = _HINT) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"cannot {action}: {reason}", hint)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def put_in_place(new: Path, path: Path) -> None:
    """Move a folder to a path; what stood there goes when the new one has its place.

    On Linux the two change places in one step; elsewhere a process that is killed between two
    renames leaves the old folder as ``.NAME.replaced`` beside its place.
    """
    if not path.exists():
        new.rename(path)
    elif _exchanged(new, path):
        shutil.rmtree(new)
    else:
        old = path.with_name(f".{path.name}.replaced")
        shutil.rmtree(old, ignore_errors=True)
        path.rename(old)
        try:
            new.rename(path)
        except OSError:
            old.rename(path)
            raise
        shutil.rmtree(old)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether two folders changed places, which not every system can do."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes

    rename = getattr(ctypes.CDLL(None), "renameat2", None)  # as yet in no module of Python
    names = (os.fsencode(one.absolute()), os.fsencode(other.absolute()))
    return rename is not None and rename(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0
