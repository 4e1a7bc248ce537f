"""Lessons as files, one TOML file each in resources/lessons.  To add one is to add a file.

A file holds ``title`` and ``about`` in every language, ``minutes``, ``end`` (the condition that is true when the lesson
has shown what it is to show) and ``scenes``.  A scene has a ``caption`` and an ``until``: ``"key"``, a time
(``"8 s"``) or a condition (``"step >= 300"``); ``holds`` must be true then.  ``panels`` says what is looked at; a
``preset``, ``duel``, ``settings``, ``heaps`` or ``dirac = true`` say what changes.  What a scene leaves out stays as it
was.  A table ``pictures``, of the lesson or of a scene, holds what stands there instead on a person's own pictures.
"""

from __future__ import annotations

import dataclasses
import re
import tomllib
from collections.abc import Collection, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Protocol

from wgan_desktop.core import lesson_heaps
from wgan_desktop.core.conditions import STEPS, Condition, ConditionError
from wgan_desktop.core.duels import duel_presets
from wgan_desktop.core.lesson_limits import impossible
from wgan_desktop.core.lesson_words import MISSING, TRUTH, there_is_no, where_it_ends
from wgan_desktop.core.lessons import Lesson, LessonError, Scene, Text, Until
from wgan_desktop.core.presets import presets
from wgan_desktop.core.settings import Settings, SettingsError
from wgan_desktop.core.words import Said, reason_of, said_by

ANY, PICTURES = Settings(), Settings(problem="images")  # what is learnt when a lesson begins
_TIME = re.compile(r"(\d+\.?\d*|\.\d+) s")
OF_LESSON = ("title", "about", "minutes", "panels", "end", "scenes", "pictures")
OF_SCENE = (
    "caption", "until", "holds", "panels", "switches", "preset", "duel", "settings", "anew", "plays", "heaps", "dirac",
    "pictures",
)  # fmt: skip


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
        raise LessonError(name, [where_it_ends(str(error))]) from None
    lesson = _Reader(panels).whole(name, data)
    if "pictures" not in data:
        return lesson
    return dataclasses.replace(lesson, pictures=_Reader(panels, PICTURES).whole(name, _on_pictures(data)))


def open_lesson(path: Path, panels: Mapping[str, type[Shown]] | None = None) -> Lesson:
    """A lesson of one's own.

    Raises
    ------
    LessonError
    """
    try:
        return parse(path.stem, path.read_text(encoding="utf-8"), panels)
    except UnicodeDecodeError:
        raise LessonError(path.stem, [Said("The file is not text in UTF-8.")]) from None
    except OSError as error:
        raise LessonError(path.stem, [Said("The file cannot be read ({why}).", why=reason_of(error))]) from None


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


def _on_pictures(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a file holds where its duel is given on a person's own pictures."""
    scenes = [{**scene, **scene.get("pictures", {})} for scene in data["scenes"]]
    return {**data, **data["pictures"], "scenes": scenes}


class _Reader:
    """Reads one file, for whoever learns what ``present`` says, and gathers what is wrong with it."""

    def __init__(self, panels: Mapping[str, type[Shown]] | None, present: Settings = ANY) -> None:
        self._panels, self._present = panels, present
        self.problems: list[Said] = []
        self._scene_number = 0  # 0 outside of all

    def _complain(self, what: Said) -> None:
        number = self._scene_number
        self.problems.append(Said("Scene {number}: {problem}", number=number, problem=what) if number else what)

    def whole(self, name: str, data: Mapping[str, Any]) -> Lesson:
        """The lesson, if nothing is wrong with it."""
        lesson = self.lesson(name, data)
        if self.problems or lesson is None:
            raise LessonError(name, self.problems)
        return lesson

    def lesson(self, name: str, data: Mapping[str, Any]) -> Lesson | None:
        """The lesson; None where there are no scenes at all."""
        self._unknown(data, OF_LESSON)
        title, about = self._text(data, "title"), self._text(data, "about")
        minutes = self._of(data, "minutes", (int, float), Said("a number of minutes"), 0.0)
        panels = self._known_panels(data.get("panels", []))
        tables = data.get("scenes")
        if not isinstance(tables, list) or not tables or not all(isinstance(table, dict) for table in tables):
            self._complain(Said("It has no scenes, each of them a table [[scenes]]."))
            return None
        scenes: tuple[Scene, ...] = ()
        for number, table in enumerate(tables, 1):
            self._scene_number = number
            scenes += (self._scene(table, scenes, panels),)
        self._scene_number = 0
        end = self._condition(data, "end", scenes)
        if end is None:
            if "end" not in data:
                self._complain(Said("It has no end, the condition that must be true when it is over."))
            return None
        return Lesson(name, title, about, float(minutes), scenes, end)

    def _scene(self, table: Mapping[str, Any], before: tuple[Scene, ...], panels: tuple[str, ...]) -> Scene:
        self._unknown(table, OF_SCENE)
        last = before[-1] if before else Scene({}, None, panels=panels)
        anew = bool(self._of(table, "anew", (bool,), TRUTH, False))  # noqa: FBT003 - a default
        settings, *rivals = self._runs(table, last)
        anew |= "duel" in table or (settings is not None and _is_other_run(settings, last.settings))
        scene = Scene(
            caption=self._text(table, "caption"), until=None, settings=settings,
            panels=self._known_panels(table["panels"]) if "panels" in table else last.panels,
            switches=self._switches(table), anew=anew,
            changed=anew or settings != last.settings, rivals=tuple(filter(None, rivals)),
            plays=bool(self._of(table, "plays", (bool,), TRUTH, True)),  # noqa: FBT003 - a default
            heaps=self._heaps(table.get("heaps", {})),
            dirac=bool(self._of(table, "dirac", (bool,), TRUTH, False)),  # noqa: FBT003 - a default
            duel=str(table["duel"]) if "duel" in table else last.duel if rivals else "",
        )  # fmt: skip
        scenes = (*before, scene)
        holds = self._condition(table, "holds", scenes) if "holds" in table else None
        return dataclasses.replace(scene, until=self._until(table, scenes), holds=holds)

    # ------------------------------------------------------------------ the parts

    def _unknown(self, table: Mapping[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                self._complain(Said("{key} means nothing here; there are {known}.", key=key, known=", ".join(known)))

    def _of(self, table: Mapping[str, Any], key: str, kinds: tuple[type, ...], what: Said, default: Any) -> Any:
        value = table.get(key, default)
        if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
            self._complain(Said("{key} is {value} and must be {allowed}.", key=key, value=repr(value), allowed=what))
            return default
        return value

    def _text(self, table: Mapping[str, Any], key: str) -> Text:
        text = table.get(key)
        if not isinstance(text, dict):
            self._complain(
                Said("{key} is missing; it is a table of texts, one a language: {known}.",
                     key=key, known=", ".join(MISSING))
            )  # fmt: skip
            return {}
        for code, missing in MISSING.items():
            if not isinstance(text.get(code), str) or not text[code].strip():
                self._complain(Said(missing, key=key))
        return {code: " ".join(str(words).split()) for code, words in text.items()}

    def _known_panels(self, names: Any) -> tuple[str, ...]:
        if not isinstance(names, list):
            self._complain(Said("panels must be a list of names."))
            return ()
        if self._panels is not None:
            for name in names:
                if not isinstance(name, str) or name not in self._panels:
                    self._complain(there_is_no("panel", name, self._panels))
            self._in_one_workspace([name for name in names if isinstance(name, str) and name in self._panels])
        return tuple(map(str, names))

    def _in_one_workspace(self, names: list[str]) -> None:
        assert self._panels is not None
        homes = {name: self._panels[name].workspace for name in names}
        for name in names[1:]:
            if homes[name] != homes[names[0]]:
                self._complain(
                    Said("The panels {one} and {other} are never seen at a time: they belong to different workspaces.",
                         one=names[0], other=name)
                )  # fmt: skip
                return

    def _switches(self, table: Mapping[str, Any]) -> dict[str, bool]:
        switches = self._of(table, "switches", (dict,), Said("a table of names, each true or false"), {})
        for name, on in switches.items():
            panel, _, switch = name.partition(".")
            if not isinstance(on, bool) or (self._panels is not None and panel not in self._panels):
                self._complain(Said("The switch {name} must be of a panel, and true or false.", name=repr(name)))
            elif self._panels is not None and switch not in (known := self._panels[panel].switches):
                self._complain(there_is_no("switch", name, known))
        return dict(switches)

    def _runs(self, table: Mapping[str, Any], last: Scene) -> list[Settings | None]:
        """The settings of the run, and of those beside it in a duel: what a scene changes, it changes in all."""
        before, known = [last.settings, *last.rivals], duel_presets()
        if isinstance(table.get("duel"), str) and table["duel"] in known:
            before = [*known[table["duel"]].on(self._present).values()]
        elif "duel" in table:
            self._complain(there_is_no("duel", table["duel"], known))
        elif "preset" in table:
            before = before[:1]
        return [self._settings(table, settings) for settings in before]

    def _settings(self, table: Mapping[str, Any], last: Settings | None) -> Settings | None:
        base, known = last, presets()
        if "preset" in table:
            if not isinstance(table["preset"], str) or table["preset"] not in known:
                self._complain(there_is_no("preset", table["preset"], known))
                return last
            base = known[table["preset"]].settings
        values = self._of(table, "settings", (dict,), Said("a table of fields"), {})
        try:
            return Settings.parse(values, base, typed=True) if values else base
        except SettingsError as error:
            for complaint in error.complaints:
                self._complain(Said("settings: {problem}", problem=str(complaint)))
        return base

    def _heaps(self, table: Any) -> dict[str, Any]:
        """The heaps' changes, each of the right kind."""
        if not isinstance(table, dict):
            self._complain(Said("heaps must be a table."))
            return {}
        self._unknown(table, lesson_heaps.ALLOWED)
        for complaint in lesson_heaps.wrong(table):
            self._complain(complaint)
        return dict(table)

    # ------------------------------------------------------------------ conditions

    def _until(self, table: Mapping[str, Any], scenes: tuple[Scene, ...]) -> Until:
        text = table.get("until")
        if text == "key":
            return None
        if isinstance(text, str) and (time := _TIME.fullmatch(text)):
            return float(time[1])
        if "until" not in table:
            self._complain(Said("It has no until: “key”, a time such as “8 s”, or a condition such as “step >= 300”."))
            return None
        before, until = len(self.problems), self._condition(table, "until", scenes)
        counts = [name for name in STEPS if until is not None and name in until.names]
        if counts and not scenes[-1].plays and len(self.problems) == before:
            self._complain(
                Said("until: {condition} is waited for in vain: the run rests, and {name} stays as it is.",
                     condition=str(until), name=counts[0])
            )  # fmt: skip
        return until

    def _condition(self, table: Mapping[str, Any], key: str, scenes: tuple[Scene, ...]) -> Condition | None:
        if key not in table:
            return None
        try:
            condition = Condition.parse(str(table[key]))
        except ConditionError as error:
            self._complain(Said("{key}: {problem}.", key=key, problem=said_by(error)))
            return None
        for name in condition.names:
            if why := impossible(name, condition, scenes):
                self._complain(
                    Said("{key}: {condition} can never hold: {why}.", key=key, condition=str(condition), why=why)
                )
        return condition


def _is_other_run(settings: Settings, last: Settings | None) -> bool:
    return last is None or settings.needs_rebuild(last)
