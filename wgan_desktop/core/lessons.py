"""Lessons: what a lesson is.  How one is written down, and where they are found, is in `lesson_files`."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Iterator, Mapping
from typing import Any

from wgan_desktop.core.conditions import STEPS, Condition, Laboratory
from wgan_desktop.core.duels import on_the_same
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said

LANGUAGES: Mapping[str, str] = {"en": "English", "ru": "Russian"}

Text = Mapping[str, str]
"""What a person reads, by language."""

Until = Condition | float | None
"""When a scene goes on: when a condition holds, after so many seconds, or at a key."""


def said(text: Text, language: str) -> str:
    """A text in a language; in English where there is none."""
    return text.get(language, text["en"])


@dataclasses.dataclass(frozen=True)
class Scene:
    """One thing to see.

    Attributes
    ----------
    caption : Text
    until : Condition, float or None
        When it goes on.
    holds : Condition or None
        What must be true at its end, besides.
    panels : tuple of str
        What is looked at.
    switches : mapping of str to bool
        The window's switches, by the name of their action, that are to be on or off.
    settings : Settings or None
        Of the run at this scene; None where the lesson has none yet.
    changed : bool
        The settings are other ones than those of the scene before, or a new run begins.
    anew : bool
        A new run begins.
    plays : bool
        The run plays; else it rests.
    heaps : mapping of str
        What becomes of the two heaps: ``earth``, ``holes`` (shapes), ``theta``, ``at``, ``p``, ``turned``, ``down``
        (the distance that descent follows), ``act`` (``carry``, ``descend`` or ``rest``).
    dirac : bool
        The Dirac-GAN starts.
    rivals : tuple of Settings
        Of the runs that stand beside that of ``settings`` in a duel; empty without one.
    duel : str
        Which one it is; empty without one.
    """

    caption: Text
    until: Until
    holds: Condition | None = None
    panels: tuple[str, ...] = ()
    switches: Mapping[str, bool] = dataclasses.field(default_factory=dict)
    settings: Settings | None = None
    changed: bool = False
    anew: bool = False
    plays: bool = True
    heaps: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    dirac: bool = False
    rivals: tuple[Settings, ...] = ()
    duel: str = ""

    def on(self, present: Settings) -> Scene:
        """The same on the data that the ``present`` run learns."""
        settings = on_the_same(self.settings, present) if self.settings is not None else None
        return dataclasses.replace(
            self, settings=settings, rivals=tuple(on_the_same(each, present) for each in self.rivals)
        )

    @property
    def steps(self) -> float:
        """The step at whose end its runs stand still, for what it says is said of that one; else infinity."""
        return self.until.least(STEPS) if isinstance(self.until, Condition) else math.inf

    @property
    def conditions(self) -> Iterator[Condition]:
        """All that it waits for and proves."""
        if isinstance(self.until, Condition):
            yield self.until
        if self.holds is not None:
            yield self.holds


@dataclasses.dataclass(frozen=True)
class Lesson:
    """A sequence of scenes, and what is true at its end.

    Attributes
    ----------
    name : str
        The identifier on the command line: the file's name.
    title, about : Text
        A few words, and a line.
    minutes : float
        How long it takes to watch.
    scenes : tuple of Scene
    end : Condition
    pictures : Lesson or None
        The same where its duel is given on a person's own pictures, whichever these are; None where it never is.
    """

    name: str
    title: Text
    about: Text
    minutes: float
    scenes: tuple[Scene, ...]
    end: Condition
    pictures: Lesson | None = None

    def on(self, present: Settings) -> Lesson:
        """The lesson as it is given to somebody whose run learns what ``present`` says."""
        if self.pictures is None or present.problem != "images":
            return self
        return dataclasses.replace(self.pictures, scenes=tuple(scene.on(present) for scene in self.pictures.scenes))

    def heaps_at(self, index: int) -> dict[str, Any]:
        """The two heaps as a scene lays them out when one comes to it from nowhere: all that was laid out so far."""
        laid: dict[str, Any] = {}
        for scene in self.scenes[: index + 1]:
            laid |= scene.heaps
        return laid | {"act": self.scenes[index].heaps.get("act", "rest")} if laid else {}

    def beginning(self, index: int) -> int:
        """The scene with which to begin when one comes from nowhere and wants to see another.

        That one, unless its run has to have learnt something before: a run that rests, or goes on under other settings,
        is what the scenes before have made of it.
        """
        scene = self.scenes[index]
        alone = scene.settings is None or scene.anew or (scene.plays and not scene.changed)
        return index if alone else self.beginning(index - 1)

    @property
    def conditions(self) -> Iterator[Condition]:
        """All that its scenes wait for and prove, and its end."""
        for scene in self.scenes:
            yield from scene.conditions
        yield self.end


def laboratories(scenes: tuple[Scene, ...]) -> set[Laboratory]:
    """Where these scenes have been."""
    found: set[Laboratory] = set()
    for scene in scenes:
        found |= {"run"} if scene.settings is not None else set()
        found |= {"duel"} if scene.rivals else set()
        found |= {"heaps"} if scene.heaps else set()
        found |= {"dirac"} if scene.dirac else set()
    return found


class LessonError(ValueError):
    """A lesson that cannot be given; ``problems`` lists everything that is wrong with it, a sentence each."""

    def __init__(self, name: str, problems: list[Said]) -> None:
        super().__init__("\n".join(f"lesson {name}: {problem}" for problem in problems))
        self.name, self.problems = name, tuple(problems)
