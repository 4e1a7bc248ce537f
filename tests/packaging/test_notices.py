"""Every work in a bundle is named with its licence, and every licence's text is there."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import notices
import pytest

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "packaging" / "licences"
QT = [("PySide6/QtCore.abi3.so", "", "EXTENSION"), ("shiboken6/Shiboken.abi3.so", "", "EXTENSION")]


def text_of(name: str) -> str:
    return (TEXTS / f"{name}.txt").read_text(encoding="utf-8").strip()


def made(folder: Path, *lines: str, **files: str) -> list[notices.Entry]:
    """Install a distribution called ``thing`` with these lines of metadata and files beside them."""
    about = folder / "thing-1.0.dist-info"
    about.mkdir()
    (folder / "thing.py").touch()
    content = {"METADATA": "\n".join(["Metadata-Version: 2.1", "Name: thing", "Version: 1.0", *lines, ""])} | files
    for name, text in content.items():
        (about / name).write_text(text, encoding="utf-8")
    record = ["thing.py,,", *(f"{about.name}/{name},," for name in content)]
    (about / "RECORD").write_text("\n".join(record) + "\n", encoding="utf-8")
    return [("thing", "", "PYMODULE")]


def test_the_notices_are_of_what_is_bundled() -> None:
    said = notices.of([("numpy", "", "PYMODULE"), ("numpy.linalg", "", "PYMODULE"), ("wgan_desktop", "", "PYMODULE")])
    listed = said.partition(notices.RULE)[0]
    assert "Python 3." in listed
    assert re.search(r"^numpy \S+: .*BSD-3-Clause", listed, re.MULTILINE)
    assert not re.search(r"scipy|Qt|wgan-desktop ", listed)
    assert "Redistribution and use in source and binary forms" in said


def test_every_licence_file_of_a_wheel_is_in_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    texts = {
        "LICENSE": "Mine.",
        "LICENSE.twice.txt": "Mine.",
        "dragon4_LICENSE.txt": "The dragon's.",
        "NOTICE": "Note.",
    }
    said = notices.of(made(tmp_path, **texts))
    assert [said.count(text) for text in texts.values()] == [1, 1, 1, 1]


def test_the_licences_of_qt_are_in_word_for_word_with_what_the_lgpl_wants_said() -> None:
    said = notices.of(QT)
    for name in ("LGPL-3.0-only", "GPL-3.0-only"):
        assert said.count(text_of(name)) == 1
    version = re.search(r"^PySide6_Essentials (\S+): LGPL-3.0-only OR", said, re.MULTILINE)
    assert version
    series = version[1].rpartition(".")[0]
    assert f"https://download.qt.io/official_releases/qt/{series}/{version[1]}/" in said
    assert "separate files" in said
    assert "replace them" in said


def test_the_parts_of_qt_are_those_of_the_modules_that_are_there() -> None:
    core = notices.of(QT)
    assert all(name in core for name in ("PCRE2", "double-conversion", text_of("Unicode-3.0")))
    assert not re.search("HarfBuzz|Wayland's|Wintab|IAccessible2", core)
    more = [("PySide6/QtGui.pyd", "", ""), ("PySide6\\plugins\\platforms\\qwindows.dll", "", "")]
    assert all(name in notices.of([*QT, *more]) for name in ("HarfBuzz", "FreeType", "libpng", "MD4C", "IAccessible2"))


def test_every_part_of_qt_has_the_texts_that_it_names() -> None:
    parts = tomllib.loads((TEXTS / "qt.toml").read_text(encoding="utf-8"))["part"]
    assert len(parts) > 30
    for part in parts:
        assert part["of"], part["name"]
        assert part["licences"] or part["note"], part["name"]
        assert all(text_of(name) for name in part["licences"])


@pytest.mark.parametrize(
    ("expression", "names"),
    [
        ("MIT", ["MIT"]),
        ("LGPL-3.0-only OR GPL-2.0-only", ["LGPL-3.0-only", "GPL-3.0-only"]),
        ("(Apache-2.0 AND MIT)", ["Apache-2.0", "MIT"]),
        ("GPL-3.0-only WITH GCC-exception-3.1", ["GPL-3.0-only", "GCC-exception-3.1"]),
    ],
)
def test_an_expression_wants_the_texts_of_its_first_choice(expression: str, names: list[str]) -> None:
    assert notices.named(expression) == names


def test_what_brings_no_licence_text_gets_that_of_its_expression(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    said = notices.of(made(tmp_path, "License: MIT"))
    assert said.count(text_of("MIT")) == 1


def test_its_own_text_is_preferred(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    said = notices.of(made(tmp_path, "License: MIT", LICENSE="Do as you like."))
    assert "Do as you like." in said
    assert text_of("MIT") not in said


@pytest.mark.parametrize("lines", [[], ["License: Own-1.0"]], ids=["none", "unknown"])
def test_what_has_no_licence_text_at_all_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: list[str]
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path))
    entries = made(tmp_path, *lines, LICENSE="\n")  # an empty file is none
    with pytest.raises(SystemExit, match=r"^No licence text for thing 1\.0: .*\.txt\.$"):
        notices.of(entries)


def test_the_runtime_of_gcc_is_named_where_a_wheel_was_repaired_with_it() -> None:
    said = notices.of([("pot.libs/libgomp-870cb1d0.so.1.0.0", "", "BINARY")])
    assert "libgomp-870cb1d0.so.1.0.0" in said
    assert text_of("GCC-exception-3.1") in said
    assert text_of("GPL-3.0-only") in said


def test_the_texts_that_debian_refers_to_follow_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    common = tmp_path / "common-licenses"
    common.mkdir()
    (common / "GPL-3").write_text(text_of("GPL-3.0-only") + "\n", encoding="utf-8")
    (common / "GPL-2").write_text("The second version.\n", encoding="utf-8")
    copyright_of = {
        "liba": "See /usr/share/common-licenses/GPL-2.",
        "libb": "See `/usr/share/common-licenses/GPL-2' or\n/usr/share/common-licenses/GPL-3.",
    }
    for name, text in copyright_of.items():
        (tmp_path / "doc" / name).mkdir(parents=True)
        (tmp_path / "doc" / name / "copyright").write_text(text, encoding="utf-8")
    monkeypatch.setattr(notices, "COMMON", common)
    monkeypatch.setattr(notices, "DOCUMENTS", tmp_path / "doc")
    monkeypatch.setattr(notices, "debian_packages", lambda entries: list(copyright_of))
    said = notices.of(QT)
    assert said.count("The second version.") == 1
    assert said.count(text_of("GPL-3.0-only")) == 1
    assert f"{notices.RULE}\nGPL-3.0-only, GPL-3\n" in said


def test_a_package_of_debian_without_its_copyright_file_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notices, "DOCUMENTS", tmp_path)
    monkeypatch.setattr(notices, "debian_packages", lambda entries: ["liba"])
    with pytest.raises(SystemExit, match=r"^liba is bundled, and "):
        notices.of([])
