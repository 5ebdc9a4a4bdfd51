"""What keeps a process from the network: set up by itself, inherited by its children, proven.

Two ways of Linux, both without privileges, both used where both work: a network namespace of its
own, in which there is nothing, and a filter that refuses the system call for new sockets.
"""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # linux/sched.h
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2  # linux/prctl.h, linux/seccomp.h

# linux/audit.h, and the number of socket(2); io_uring_setup(2) is 425 everywhere.
_MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_IO_URING = 425
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # linux/bpf_common.h
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050001  # with EPERM
_OTHER_ABI = 0x40000000  # x32 numbers its calls from here


def isolate() -> list[str]:
    """Cut this process off from the network; return what does so, nothing when nothing holds.

    Call it before the process has threads.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        held = [name for name, barrier in _BARRIERS.items() if _works(barrier)]
        return held if held and not _connects(listener.getsockname()) else []


def limit(megabytes: int) -> None:
    """Limit what this process may use beside what it has, where the system can do that.

    It leaves no core behind when it fails.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError, ValueError):
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
        size = pages * resource.getpagesize() + megabytes * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_DATA, (size, size))


def own_network() -> None:
    """Move into a network namespace without a device; OSError when the system refuses."""
    if _call("unshare", _NEW_USER | _NEW_NETWORK) != 0:
        _checked("unshare", _NEW_NETWORK)


def no_sockets() -> None:
    """Have the system refuse every new socket; OSError when it cannot."""
    if platform.machine() not in _MACHINES:
        raise OSError("no filter is known for this machine")
    audit, number = _MACHINES[platform.machine()]
    steps = [
        (_LOAD, 0, 0, 4),  # the architecture
        (_EQUAL, 0, 5, audit),
        (_LOAD, 0, 0, 0),  # the number of the call
        (_AT_LEAST, 3, 0, _OTHER_ABI),
        (_EQUAL, 2, 0, number),
        (_EQUAL, 1, 0, _IO_URING),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    filters = (_Step * len(steps))(*(_Step(*step) for step in steps))
    _checked("prctl", _NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _checked("prctl", _SECCOMP, _FILTER, ctypes.byref(_Program(len(steps), filters)), 0, 0)


class _Step(ctypes.Structure):
    _fields_ = (
        ("code", ctypes.c_uint16),
        ("yes", ctypes.c_uint8),
        ("no", ctypes.c_uint8),
        ("value", ctypes.c_uint32),
    )


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_uint16), ("steps", ctypes.POINTER(_Step)))


_BARRIERS: dict[str, Callable[[], None]] = {
    "a network namespace of their own": own_network,
    "no new sockets": no_sockets,
}


def _works(barrier: Callable[[], None]) -> bool:
    try:
        barrier()
    except (OSError, AttributeError):  # another system than Linux has no such function
        return False
    return True


def _call(name: str, *arguments: object) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    given = (ctypes.c_ulong(part) if isinstance(part, int) else part for part in arguments)
    return int(getattr(library, name)(*given))


def _checked(name: str, *arguments: object) -> None:
    if _call(name, *arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def _connects(address: tuple[str, int]) -> bool:
    try:
        with socket.create_connection(address, timeout=1):
            return True
    except OSError:
        return False
