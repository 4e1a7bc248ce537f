"""The settings a person wants, with a way back; of one run, or of the runs of a duel."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from wgan_desktop.core.duels import LETTERS, SHARED, agree
from wgan_desktop.core.problems import turned_to
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.shapes import refitted
from wgan_desktop.core.undo import Undoable
from wgan_desktop.ui.nothing import nothing

DEPTH = 200  # changes that can be undone
DATA = ("problem", "points", "columns", "path")  # the fields that say what is learnt


@dataclasses.dataclass(eq=False)
class Page:
    """The settings of one run.

    Attributes
    ----------
    settings : Settings
        Wanted now.
    base : Settings
        What a single control is reset to: the preset or file last chosen.
    """

    settings: Settings
    base: Settings


Put = tuple[Page, Settings, Settings]
"""A page, and the settings and the base that it is to have."""


class Edits(Undoable[list[Put]]):
    """Every change of a control goes through here to the session.

    Parameters
    ----------
    settings : Settings
        What the run began with; also what a single control is reset to.
    apply : callable
        Given the wanted settings of every run after every change.

    Attributes
    ----------
    pages : sequence of Page
        Of all runs.
    acting : sequence of Page
        Of the runs that the controls act on; the first one's settings are shown.
    opening : callable
        Called before whole settings, or other data, are taken on: what was to be opened before counts no more.
    """

    def __init__(self, settings: Settings, apply: Callable[[Sequence[Settings]], object]) -> None:
        super().__init__()
        self.pages: Sequence[Page] = (Page(settings, settings),)
        self.acting: Sequence[Page] = self.pages
        self.opening: Callable[[], object] = nothing
        self._apply = apply
        self._dragged = ""

    @property
    def settings(self) -> Settings:
        """Wanted now, by the first run that the controls act on."""
        return self.acting[0].settings

    @property
    def base(self) -> Settings:
        """What a single control is reset to."""
        return self.acting[0].base

    def act_on(self, pages: Sequence[Page]) -> None:
        """Let the controls act on these runs from now on."""
        self.acting, self._dragged = tuple(pages), ""

    def keep(self, pages: Sequence[Page]) -> None:
        """There are these runs from now on; of others nothing can be undone."""
        self.pages = tuple(pages)
        for changes in (self._undo, self._redo):
            changes[:] = [left for put in changes if (left := [each for each in put if each[0] in self.pages])]
        self.act_on([page for page in self.acting if page in self.pages] or self.pages[:1])

    def put(self, wanted: Sequence[Put]) -> None:
        """Change several runs at once, as one change."""
        self._dragged = ""
        self._enter(list(wanted), merge=False)

    def change(self, name: str, value: object, *, dragging: bool = False) -> None:
        """Set one field; the steps of one drag are one change.

        Raises
        ------
        SettingsError
            When the value does not fit.
        """
        pages = self.pages if name in SHARED else self.acting
        wanted: list[Put] = [(page, _changed(page, name, value), page.base) for page in pages]
        self._enter([put for put in wanted if put[0].settings != put[1]], merge=name == self._dragged)
        self._dragged = name if dragging else ""

    def choose(self, settings: Settings) -> str:
        """Take on whole settings: a preset, a file, a pasted text.  Controls are reset to these from now on.

        One run of several keeps what it has in common with the others.

        Returns
        -------
        str
            One sentence on that, where it changed any of these settings; else empty.
        """
        self._dragged, said = "", ""
        self.opening()
        if len(self.acting) < len(self.pages):
            name = LETTERS[list(self.pages).index(self.acting[0])]
            settings, said = agree(settings, self.pages[0].settings, name)
        self._enter([(page, settings, settings) for page in self.acting], merge=False)
        return said

    def learn(self, problem: str, suited: Sequence[Settings] = (), **data: object) -> None:
        """Learn other data, in every run: nothing else changes but what could not make them; see `turned_to`.

        ``suited``: what is made for such data, in the place of the settings of each run.
        """
        self._dragged = ""
        self.opening()
        now = [(each, each) for each in suited] or [(page.settings, page.base) for page in self.pages]
        wanted = [
            (page, turned_to(settings, problem, **data), turned_to(base, problem, **data))
            for page, (settings, base) in zip(self.pages, now, strict=True)
        ]
        self._enter(wanted, merge=False)

    def return_to(self, wanted: Sequence[Settings]) -> None:
        """Be as when these were wanted last, of all runs: what led away from them can be neither undone nor redone."""
        self._dragged = ""
        now: dict[Page, Put] = {page: (page, page.settings, page.base) for page in self.pages}
        then = {page: (page, settings, page.base) for page, settings in zip(self.pages, wanted, strict=True)}
        for changes in (self._undo, self._redo) if now != then else ():
            past = dict(now)
            for at in reversed(range(len(changes))):
                past |= {put[0]: put for put in changes[at]}
                if [settings for _, settings, _ in past.values()] == list(wanted):
                    del changes[at:]
                    self._put(list(past.values()))
                    return
        self._put(list(then.values()))

    def reset(self, name: str) -> None:
        """Set one field back to the base."""
        self.change(name, getattr(self.base, name))

    def _enter(self, wanted: list[Put], *, merge: bool) -> None:
        if not wanted:
            return
        if not merge:
            self._remember(self._now(wanted))
            del self._undo[:-DEPTH]
        self._put(wanted)

    def _now(self, like: list[Put]) -> list[Put]:
        return [(page, page.settings, page.base) for page, *_ in like]

    def _restore(self, state: list[Put]) -> None:
        self._dragged = ""
        self._put(state)

    def _put(self, wanted: list[Put]) -> None:
        if any(page.base != base or _data(page.settings) != _data(settings) for page, settings, base in wanted):
            self.opening()
        for page, settings, base in wanted:
            page.settings, page.base = settings, base
        self._apply([page.settings for page in self.pages])


def _data(settings: Settings) -> list[object]:
    """What is learnt."""
    return [getattr(settings, name) for name in DATA]


def _changed(page: Page, name: str, value: object) -> Settings:
    new = page.settings.replace(**{name: value})
    if name == "problem":
        return turned_to(page.settings, new.problem)
    return refitted(page.settings, new, page.base)
