import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

RULES = (Path(__file__).parent / "conftest.py").read_text(encoding="utf-8")


EXCUSED = ("pytest.skip('absent shared data: no gold')", "pytest.xfail('known')", "pass")
SKIPPED = ("pytest.skip('no browser')", "pytest.importorskip('no_such_module_at_all')")


@pytest.mark.parametrize(
    ("tests", "required", "told"),
    [(EXCUSED, "1", 0), (SKIPPED, "1", 2), (SKIPPED, "", 0)],
)
def test_ci_skips_nothing_that_it_can_run(tmp_path, tests, required, told):
    (tmp_path / "conftest.py").write_text(RULES, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    bodies = (f"\n\ndef test_{number}():\n    {test}\n" for number, test in enumerate(tests))
    (tmp_path / "test_it.py").write_text("import pytest\n" + "".join(bodies), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider"],
        cwd=tmp_path,
        env={**os.environ, "KG_REQUIRE_ALL": required},
        capture_output=True,
        text=True,
    )
    assert done.returncode == (1 if told else 0), done.stdout
    assert len([line for line in done.stdout.splitlines() if line.startswith("  test_it")]) == told


def test_the_network_is_closed():
    with socket.socket() as plain, pytest.raises(OSError, match="tests may not reach"):
        plain.connect(("192.0.2.1", 80))
