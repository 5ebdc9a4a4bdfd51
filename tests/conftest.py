"""Rules for all tests: no network but this machine's own, and in CI no skip without a reason.

With ``KG_REQUIRE_ALL=1`` the run fails when a test is skipped, unless its reason begins with
``absent shared data``: those tests need corpora that are not part of this repository.
"""

import os
import socket

import pytest
from hypothesis import settings

ALLOWED = "absent shared data"
_LOCAL = {"127.0.0.1", "::1", "localhost", ""}

settings.register_profile("kg", deadline=None)  # no test may fail because a machine is busy
settings.load_profile("kg")


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Connections to other machines fail."""
    connect = socket.socket.connect

    def guarded(self, address):
        if isinstance(address, tuple) and address[0] not in _LOCAL:
            raise OSError(f"tests may not reach {address[0]}")
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def forbidden_skips(reports):
    """The reasons of skipped tests that CI must not skip."""
    found = []
    for report in reports:
        if hasattr(report, "wasxfail"):
            continue
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        if not reason.startswith(ALLOWED):
            found.append(f"{report.nodeid}: {reason}")
    return found


def pytest_sessionfinish(session):
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or os.environ.get("KG_REQUIRE_ALL") != "1":
        return
    found = forbidden_skips(reporter.stats.get("skipped", []))
    if found:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
        reporter.write_line("\nskipped, though KG_REQUIRE_ALL=1 wants every test:", red=True)
        for line in found:
            reporter.write_line(f"  {line}")
