"""Files that appear whole, whatever stands under their names."""

import os
import stat
import threading

import pytest

from kg.errors import OutputError
from kg.files import is_free, writing, writing_bytes


def fail(out):
    out.write("half")
    raise ZeroDivisionError


def test_a_place_is_free_where_nothing_is_or_an_empty_folder(tmp_path):
    assert is_free(tmp_path / "nothing")
    assert is_free(tmp_path)
    (tmp_path / "file").touch()
    assert not is_free(tmp_path)
    assert not is_free(tmp_path / "file")


def test_a_file_appears_whole_or_stays_as_it_was(tmp_path):
    path = tmp_path / "x.txt"
    for content in ("älter\n", "neu\n"):
        with writing(path) as out:
            out.write(content)
        assert path.read_bytes() == content.encode()
    with pytest.raises(ZeroDivisionError), writing(path) as out:
        fail(out)
    assert path.read_text(encoding="utf-8") == "neu\n"
    assert list(tmp_path.iterdir()) == [path]


def test_who_may_read_a_file_stays_so(tmp_path):
    path = tmp_path / "x.txt"
    path.touch()
    for mode in (0o600, 0o644):
        path.chmod(mode)
        with writing(path) as out:
            out.write("x")
        assert stat.S_IMODE(path.stat().st_mode) == mode


def test_a_link_stays_one(tmp_path):
    (tmp_path / "place").mkdir()
    path, link = tmp_path / "place" / "x.txt", tmp_path / "link"
    link.symlink_to(path)
    for content in ("x", "y"):  # it leads to nothing at first
        with writing(link) as out:
            out.write(content)
        assert link.is_symlink()
        assert path.read_text(encoding="utf-8") == content


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_a_pipe_is_written_to(tmp_path):
    path, read = tmp_path / "pipe", []
    os.mkfifo(path)
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()), daemon=True)
    reader.start()
    with writing_bytes(path) as out:
        out.write(b"x" * 10)
    reader.join(10)
    assert read == [b"x" * 10]
    assert stat.S_ISFIFO(path.stat().st_mode)


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(OutputError, match="cannot write"), writing(tmp_path) as out:
        out.write("x")
