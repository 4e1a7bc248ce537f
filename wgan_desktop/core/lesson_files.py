"""Lessons as files, one TOML file each in resources/lessons.  To add one is to add a file.

A file holds ``title`` and ``about`` in every language, ``minutes``, ``end`` (the condition that is true when the lesson
has shown what it is to show) and ``scenes``.  A scene has a ``caption`` and an ``until``: ``"key"``, a time
(``"8 s"``) or a condition (``"step >= 300"``); ``holds`` must be true then.  ``panels`` says what is looked at; a
``preset``, ``duel``, ``settings``, ``heaps`` or ``dirac = true`` say what changes.  What a scene leaves out stays as it
was.
"""

from __future__ import annotations

import dataclasses
import math
import re
import tomllib
from collections.abc import Collection, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol

from wgan_desktop.core.conditions import Condition, ConditionError
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.lesson_limits import STEPS, impossible
from wgan_desktop.core.lessons import LANGUAGES, Lesson, LessonError, Scene, Text, Until
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import Settings, SettingsError
from wgan_desktop.core.two_heaps import DISTANCES, REACH, SHAPES

_TIME = re.compile(r"(\d+\.?\d*|\.\d+) s")
ACTS = ("rest", "carry", "descend")
OF_LESSON = ("title", "about", "minutes", "panels", "end", "scenes")
OF_SCENE = (
    "caption",
    "until",
    "holds",
    "panels",
    "switches",
    "preset",
    "duel",
    "settings",
    "anew",
    "plays",
    "heaps",
    "dirac",
)


class Shown(Protocol):
    """What a lesson has to know of a panel."""

    workspace: str
    switches: tuple[str, ...]


def parse(name: str, source: str, panels: Mapping[str, type[Shown]] | None = None) -> Lesson:
    """Read a lesson's file.

    Parameters
    ----------
    panels : mapping of str to type of Shown, optional
        The panels there are; None: do not ask.

    Raises
    ------
    LessonError
        With everything that is wrong.
    """
    try:
        data = tomllib.loads(source.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise LessonError(name, [f"this is not a TOML file ({error})."]) from None
    reader = _Reader(panels)
    lesson = reader.lesson(name, data)
    if reader.problems or lesson is None:
        raise LessonError(name, reader.problems)
    return lesson


def open_lesson(path: Path, panels: Mapping[str, type[Shown]] | None = None) -> Lesson:
    """A lesson of one's own.

    Raises
    ------
    LessonError
    """
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"), panels)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise LessonError(path.stem, [f"the file cannot be read ({why})."]) from None


def names() -> tuple[str, ...]:
    """The lessons there are, in the order of their files."""
    return tuple(_files())


def lesson(name: str, panels: Mapping[str, type[Shown]] | None = None) -> Lesson:
    """One of them; see `parse`."""
    return parse(name, _files()[name].read_text(encoding="utf-8"), panels)


def _files() -> dict[str, Traversable]:
    folder = resources.files("wgan_desktop") / "resources" / "lessons"
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".toml")), key=lambda file: file.name)
    return {file.name.removesuffix(".toml").partition("_")[2]: file for file in files}


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, panels: Mapping[str, type[Shown]] | None) -> None:
        self._panels = panels
        self.problems: list[str] = []
        self._where = ""

    def _complain(self, what: str) -> None:
        self.problems.append(f"{self._where}{what}.")

    def lesson(self, name: str, data: Mapping[str, Any]) -> Lesson | None:
        """The lesson; None where there are no scenes at all."""
        self._unknown(data, OF_LESSON)
        title, about = self._text(data, "title"), self._text(data, "about")
        minutes = self._of(data, "minutes", (int, float), "a number of minutes", 0.0)
        panels = self._known_panels(data.get("panels", []))
        tables = data.get("scenes")
        if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
            self._complain("it has no scenes, each of them a table [[scenes]]")
            return None
        scenes: tuple[Scene, ...] = ()
        for number, table in enumerate(tables, 1):
            self._where = f"scene {number}: "
            scenes += (self._scene(table, scenes, panels),)
        self._where = ""
        end = self._condition(data, "end", scenes)
        if end is None:
            if "end" not in data:
                self._complain("it has no end, the condition that must be true when it is over")
            return None
        return Lesson(name, title, about, float(minutes), scenes, end)

    def _scene(self, table: Mapping[str, Any], before: tuple[Scene, ...], panels: tuple[str, ...]) -> Scene:
        self._unknown(table, OF_SCENE)
        last = before[-1] if before else Scene({}, None, panels=panels)
        anew = bool(self._of(table, "anew", (bool,), "true or false", False))  # noqa: FBT003 - a default
        settings, *rivals = self._runs(table, last)
        anew |= "duel" in table or (settings is not None and _is_other_run(settings, last.settings))
        scene = Scene(
            caption=self._text(table, "caption"), until=None, settings=settings,
            panels=self._known_panels(table["panels"]) if "panels" in table else last.panels,
            switches=self._switches(table), anew=anew,
            changed=anew or settings != last.settings, rivals=tuple(filter(None, rivals)),
            plays=bool(self._of(table, "plays", (bool,), "true or false", True)),  # noqa: FBT003 - a default
            heaps=self._heaps(table.get("heaps", {})),
            dirac=bool(self._of(table, "dirac", (bool,), "true or false", False)),  # noqa: FBT003 - a default
        )  # fmt: skip
        scenes = (*before, scene)
        holds = self._condition(table, "holds", scenes) if "holds" in table else None
        return dataclasses.replace(scene, until=self._until(table, scenes), holds=holds)

    # ------------------------------------------------------------------ the parts

    def _unknown(self, table: Mapping[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                self._complain(f"{key} means nothing here; there are {', '.join(known)}")

    def _of(self, table: Mapping[str, Any], key: str, kinds: tuple[type, ...], what: str, default: Any) -> Any:
        value = table.get(key, default)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self._complain(f"{key} is {value!r} and must be {what}")
            return default
        return value

    def _text(self, table: Mapping[str, Any], key: str) -> Text:
        text = table.get(key)
        if not isinstance(text, dict):
            self._complain(f"{key} is missing; it is a table of texts, one a language: {', '.join(LANGUAGES)}")
            return {}
        for code, language in LANGUAGES.items():
            if not isinstance(text.get(code), str) or not text[code].strip():
                self._complain(f"{key} has no text in {language} ({code})")
        return {code: " ".join(str(words).split()) for code, words in text.items()}

    def _known_panels(self, names: Any) -> tuple[str, ...]:
        if not isinstance(names, list):
            self._complain("panels must be a list of names")
            return ()
        if self._panels is not None:
            for name in names:
                if not isinstance(name, str) or name not in self._panels:
                    self._complain(f"there is no panel {name!r}; there are {', '.join(self._panels)}")
            self._in_one_workspace([name for name in names if isinstance(name, str) and name in self._panels])
        return tuple(map(str, names))

    def _in_one_workspace(self, names: list[str]) -> None:
        assert self._panels is not None
        homes = {name: self._panels[name].workspace for name in names}
        for name in names[1:]:
            if homes[name] != homes[names[0]]:
                self._complain(f"the panels {names[0]} and {name} are never seen at a time: they belong to different "
                               "workspaces")  # fmt: skip
                return

    def _switches(self, table: Mapping[str, Any]) -> dict[str, bool]:
        switches = self._of(table, "switches", (dict,), "a table of names, each true or false", {})
        for name, on in switches.items():
            panel, _, switch = name.partition(".")
            if not isinstance(on, bool) or (self._panels is not None and panel not in self._panels):
                self._complain(f"switch {name!r} must be of a panel, and true or false")
            elif self._panels is not None and switch not in (known := self._panels[panel].switches):
                self._complain(f"there is no switch {name!r}; {panel} has {', '.join(known) or 'none'}")
        return dict(switches)

    def _runs(self, table: Mapping[str, Any], last: Scene) -> list[Settings | None]:
        """The settings of the run, and of those beside it in a duel: what a scene changes, it changes in all."""
        before, known = [last.settings, *last.rivals], duel_presets()
        if isinstance(table.get("duel"), str) and table["duel"] in known:
            before = [*known[table["duel"]].runs.values()]
        elif "duel" in table:
            self._complain(f"there is no duel {table['duel']!r}; there are {', '.join(known)}")
        elif "preset" in table:
            before = before[:1]
        return [self._settings(table, settings) for settings in before]

    def _settings(self, table: Mapping[str, Any], last: Settings | None) -> Settings | None:
        base, known = last, presets()
        if "preset" in table:
            if not isinstance(table["preset"], str) or table["preset"] not in known:
                self._complain(f"there is no preset {table['preset']!r}; there are {', '.join(known)}")
                return last
            base = known[table["preset"]].settings
        values = self._of(table, "settings", (dict,), "a table of fields", {})
        try:
            return Settings.parse(values, base, typed=True) if values else base
        except SettingsError as error:
            for complaint in error.complaints:
                self._complain(f"settings: {complaint}")
        return base

    def _heaps(self, table: Any) -> dict[str, Any]:
        """The heaps' changes, each of the right kind."""
        allowed: dict[str, tuple[str, Any]] = {
            **dict.fromkeys(("earth", "holes"), ("one of " + ", ".join(SHAPES), lambda v: v in SHAPES)),
            **dict.fromkeys(("theta", "at"), (f"a place from {-REACH:g} to {REACH:g}", _is_place)),
            "p": ("1 or 2", lambda v: v in (1, 2) and not isinstance(v, bool)),
            "turned": ("true, false or 0.5", lambda v: v in (0, 0.5, 1)),
            "down": ("one of " + ", ".join(DISTANCES), lambda v: v in DISTANCES),
            "act": ("one of " + ", ".join(ACTS), lambda v: v in ACTS),
        }
        if not isinstance(table, dict):
            self._complain("heaps must be a table")
            return {}
        self._unknown(table, allowed)
        for key, value in table.items():
            if key in allowed and not (isinstance(value, (str, int, float)) and allowed[key][1](value)):
                self._complain(f"heaps: {key} is {value!r} and must be {allowed[key][0]}")
        return dict(table)

    # ------------------------------------------------------------------ conditions

    def _until(self, table: Mapping[str, Any], scenes: tuple[Scene, ...]) -> Until:
        text = table.get("until")
        if text == "key":
            return None
        if isinstance(text, str) and (time := _TIME.fullmatch(text)):
            return float(time[1])
        if "until" not in table:
            self._complain("it has no until: “key”, a time such as “8 s”, or a condition such as “step >= 300”")
            return None
        before, until = len(self.problems), self._condition(table, "until", scenes)
        counts = [name for name in STEPS if until is not None and name in until.names]
        if counts and not scenes[-1].plays and len(self.problems) == before:
            self._complain(f"until: {until} is waited for in vain: the run rests, and {counts[0]} stays as it is")
        return until

    def _condition(self, table: Mapping[str, Any], key: str, scenes: tuple[Scene, ...]) -> Condition | None:
        if key not in table:
            return None
        try:
            condition = Condition.parse(str(table[key]))
        except ConditionError as error:
            self._complain(f"{key}: {error}")
            return None
        for name in condition.names:
            if why := impossible(name, condition, scenes):
                self._complain(f"{key}: {condition} can never hold: {why}")
        return condition


def _is_other_run(settings: Settings, last: Settings | None) -> bool:
    return last is None or settings.needs_rebuild(last)


def _is_place(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.fabs(value) <= REACH
