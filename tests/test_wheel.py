"""The wheel, installed where nothing of the checkout can be seen, does the main job."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel", "--quiet"]
    options = ["--no-deps", "--no-build-isolation", "--wheel-dir", str(folder)]
    subprocess.run([*pip, *options, str(ROOT)], check=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The folder of an environment with the wheel in it, and its dependencies within reach."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    python = home / ("Scripts" if os.name == "nt" else "bin") / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python)]
    subprocess.run([*pip, "install", "--quiet", "--no-deps", "--no-index", str(wheel)], check=True)
    paths = sysconfig.get_paths(vars={"base": str(home), "platbase": str(home)})
    outside = sysconfig.get_paths()["purelib"]
    Path(paths["purelib"], "dependencies.pth").write_text(outside + "\n", encoding="utf-8")
    return python


def test_data_lies_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for name in ("ontology/kg.ttl", "ontology/event-types.yaml", "seeds/README.md"):
        assert f"kg/_data/{name}" in names
    assert {"kg/py.typed", "kg/extract/weights/model.onnx"} <= names
    assert {f"kg/queries/{path.name}" for path in ROOT.glob("kg/queries/*.rq")} <= names
    assert not [name for name in names if name.startswith(("tests/", "training/"))]


def test_the_main_job_runs_from_another_folder(installed, tmp_path):
    (article, *_) = sorted(ROOT.glob("seeds/articles/*blinken-lavrov*.txt"))

    def kg(*arguments):
        script = installed.with_name("kg")
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        done = subprocess.run(
            [script, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return done

    where = "import kg, sys; print(kg.__file__)"
    found = subprocess.run([installed, "-c", where], cwd=tmp_path, capture_output=True, text=True)
    assert not Path(found.stdout.strip()).is_relative_to(ROOT / "kg")
    assert kg("add", str(article)).stderr.endswith("1 added, 0 unchanged, 0 failed\n")
    events = json.loads(kg("trace", "Blinken", "--format", "json").stdout)
    assert "phone-call" in {event["subtype"] for event in events}
    kg("check")
    kg("export", "network.html")
    assert (tmp_path / "network.html").stat().st_size > 100_000
