import pyoxigraph as ox
import pytest

from kg import rdf


def forget_version(path):
    """Let a closed store be one of a kg that wrote no version yet."""
    engine = ox.Store(str(path))
    engine.remove_graph(rdf.STORE_GRAPH)
    engine.flush()


def test_a_backup_is_restored(filled, tmp_path):
    assert filled("backup", "monday.db").err == "copied to monday.db\n"
    result = filled("restore", "monday.db", "--store", "new.db")
    assert (result.code, result.err) == (0, "new.db holds the 8 articles of monday.db\n")
    assert filled("check", "--store", "new.db").code == 0


def test_a_store_is_replaced_only_when_asked(filled, tmp_path):
    filled("backup", "monday.db")
    result = filled("restore", "monday.db")
    assert (result.code, result.err.splitlines()) == (
        1,
        ["kg: kg.db exists already", "  --replace puts the backup in its place"],
    )
    assert filled("restore", "mondy.db").err.startswith("kg: mondy.db: there is no such folder")
    assert filled("restore", "monday.db", "--replace", "--quiet").err == ""
    assert filled("check").code == 0


@pytest.mark.parametrize("exists", [False, True])
def test_a_store_is_made_from_an_export(filled, tmp_path, exists):
    filled("export", "all.nq")
    if exists:
        filled("backup", "new.db")
    result = filled("restore", "all.nq", "--store", "new.db", *["--replace"] * exists)
    assert (result.code, result.err) == (0, "new.db holds the 8 articles of all.nq\n")
    assert filled("check", "--store", "new.db").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.nq", "kg.db", "new.db"]


def test_an_export_that_is_none_leaves_the_store(filled, tmp_path):
    (tmp_path / "all.nq").write_text("no quads\n", encoding="utf-8")
    result = filled("restore", "all.nq", "--replace")
    assert result.code == 1
    assert result.err.startswith("kg: all.nq cannot be read as N-Quads")
    assert filled("check").code == 0


@pytest.mark.parametrize("arguments", [["stats"], ["add", "a.txt"], ["backup", "copy"], ["check"]])
def test_an_older_store_asks_for_a_migration(filled, tmp_path, arguments):
    forget_version(tmp_path / "kg.db")
    (tmp_path / "a.txt").write_text("Blinken phoned Lavrov.", encoding="utf-8")
    result = filled(*arguments)
    first, second = result.err.splitlines()[-2:]
    assert result.code == 1
    assert first == "kg: kg.db was made by an older kg (its version is 0, today's 1)"
    assert "kg migrate" in second


def test_a_migration_is_told_and_keeps_a_copy(filled, tmp_path):
    forget_version(tmp_path / "kg.db")
    result = filled("migrate")
    assert (result.code, result.err.splitlines()) == (
        0,
        ["version 1: the store says its version", "kg.db as it was is kept in kg.db.version-0"],
    )
    assert filled("migrate").err == "kg.db is of today's version 1\n"
    assert filled("check").code == 0
    assert filled("migrate", "--store", "kg.db.version-0", "--backup", "mine").code == 0
    assert (tmp_path / "mine").is_dir()


def test_there_must_be_something_to_migrate_or_restore(filled, tmp_path):
    assert "there is no store at none.db" in filled("migrate", "--store", "none.db").err
    (tmp_path / "empty").mkdir()
    assert "there is no backup at empty" in filled("restore", "empty").err
    assert "none: there is no such" in filled("restore", "none", "--replace").err


def test_a_backup_makes_the_folder_it_goes_to(filled, tmp_path):
    assert filled("backup", "backups/2022/monday.db").code == 0
    assert filled("check", "--store", "backups/2022/monday.db").code == 0
    (tmp_path / "file").write_bytes(b"")
    result = filled("backup", "file/monday.db")
    assert (result.code, result.err.splitlines()) == (
        1,
        ["kg: cannot make the folder file: File exists", "  check the folder and the disk"],
    )
