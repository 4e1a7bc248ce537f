from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from tools import translations
from tools.translations import (
    FOLDER,
    FORMS,
    PACKAGE,
    collect,
    described,
    has_words,
    is_plural,
    read,
    release,
    saying,
    update,
    written,
)
from wgan_desktop.core.words import Said, SaidError

CATALOGUES = [(language, FOLDER / f"wgan_desktop_{language}.ts") for language in FORMS]


@pytest.fixture(scope="module")
def sources() -> list[str]:
    return collect()


def names(text: str) -> set[tuple[str | None, str | None]]:
    """The placeholders of a text, each with its format."""
    return {(name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None}


def test_nothing_is_unfinished(sources: list[str]) -> None:
    """What this finds: ``python -m tools.translations`` lists it, and ``--from`` fills it in."""
    wanted = {"ru": set(sources), "en": {source for source in sources if is_plural(source)}}
    for language, path in CATALOGUES:
        finished = read(path)
        assert finished.keys() == wanted[language], finished.keys() ^ wanted[language]
        for source, forms in finished.items():
            assert len(forms) == (FORMS[language] if is_plural(source) else 1), source
            assert all(forms), source


def test_a_translation_fills_in_the_same_values() -> None:
    for language, path in CATALOGUES:
        for source, forms in read(path).items():
            for form in forms:
                left_out = names(source) - names(form)
                assert names(form) <= names(source), (language, source, form)
                assert not left_out, (language, source, form)


def test_a_translation_begins_and_ends_like_its_source() -> None:
    """Blanks at the ends join pieces; a sentence stays a sentence."""
    for source, forms in read(FOLDER / "wgan_desktop_ru.ts").items():
        for form in forms:
            assert re.findall(r"^\s*|\s*$", form) == re.findall(r"^\s*|\s*$", source), (source, form)
            assert form.endswith(("…", ".", "?")) == source.endswith(("…", ".", "?")) or len(form) < 12, (source, form)


@pytest.mark.parametrize("language", FORMS)
def test_what_qt_reads_is_built_from_what_is_written(language: str, tmp_path: Path) -> None:
    release(FOLDER / f"wgan_desktop_{language}.ts", tmp_path / "built.qm")
    assert (tmp_path / "built.qm").read_bytes() == (FOLDER / f"wgan_desktop_{language}.qm").read_bytes()


def test_an_update_changes_nothing_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "collect", lambda: ["Critic", "{n} points"])
    assert update(tmp_path, {"Critic": "Критик"}) == {"en": ["{n} points"], "ru": ["{n} points"]}
    assert update(tmp_path, {"{n} points": ["{n} точка", "{n} точки", "{n} точек"]})["ru"] == []
    before = (tmp_path / "wgan_desktop_ru.ts").read_bytes()
    assert update(tmp_path, {"{n} points": ["{n} point", "{n} points"]}, "en") == {"en": [], "ru": []}
    assert (tmp_path / "wgan_desktop_ru.ts").read_bytes() == before


def test_what_is_no_longer_said_is_dropped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "collect", lambda: ["Critic"])
    update(tmp_path, {"Critic": "Критик", "Gone": "Ушло"})
    assert read(tmp_path / "wgan_desktop_ru.ts") == {"Critic": ("Критик",)}


def test_texts_are_found_in_code() -> None:
    code = 'tr("a"); Said("b {n}", n=n); tr(c); tr("d" if e else "f"); label("g"); raise SaidError("h")'
    assert list(written([code])) == ["a", "b {n}", "d", "f", "h"]


def test_texts_of_every_error_that_is_said_are_found() -> None:
    sources = ["class Cut(Lost):\n  pass\nCut('a')", "class Lost(SaidError):\n  pass\nLost('b')", "Other('c')"]
    assert set(written(sources)) == {"a", "b"}
    errors, found = [SaidError], set()
    while errors:
        error = errors.pop()
        found.add(error.__name__)
        errors += [each for each in error.__subclasses__() if each.__module__.startswith("wgan_desktop")]
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in PACKAGE.rglob("*.py")]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    assert found - {"SaidError"} <= saying(classes)
    assert {"TransportError", "Cut", "TooFewError"} <= saying(classes)


def test_texts_are_found_in_tables() -> None:
    class Entry:
        label, about, name = "Loss", "What it is.", "identifier"

    assert set(described({"one": [Entry(), Said("{n} of it", n=1)], "two": 2})) >= {"Loss", "What it is.", "{n} of it"}
    assert "identifier" not in set(described([Entry()]))


def test_patterns_of_values_alone_need_no_translation() -> None:
    assert not has_words("{part0} {part1:.1f}")
    assert has_words("{age} s")
