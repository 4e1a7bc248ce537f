"""Files, the clipboard and what is dropped on the window: runs, settings, points, and panels as pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from wgan_desktop.core import runfile
from wgan_desktop.core.arrays import Floats
from wgan_desktop.core.downloads import Offer
from wgan_desktop.core.files import cause, write_whole
from wgan_desktop.core.pictures import FORMATS, chosen, holds_pictures
from wgan_desktop.core.pictures.several import SUFFIX, together
from wgan_desktop.core.points import PointStore, keep, read_points, write_csv
from wgan_desktop.core.problems import ProblemError
from wgan_desktop.core.runfile import RunFile
from wgan_desktop.core.settings import NETWORKS, SettingsError, to_toml
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said
from wgan_desktop.ui.controls.returning import UNUSABLE
from wgan_desktop.ui.files.asking import file_to_open, file_to_save, folder
from wgan_desktop.ui.files.export import KINDS, copy_picture, export
from wgan_desktop.ui.files.opened import RUNS, run_of
from wgan_desktop.ui.files.reading import Reader
from wgan_desktop.ui.i18n import tr

if TYPE_CHECKING:
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.panels import Panel

WGAN, TOML, CSV = "WGAN (*.wgan)", "TOML (*.toml)", "CSV (*.csv)"
PICTURES = " ".join(f"*{suffix}" for kind in FORMATS.values() for suffix in kind.suffixes)
OPENED = f"*.wgan *.toml *.csv *.txt *.tsv *ubyte {PICTURES}"
BAD = "bad_file"  # the kind of failure
TABLES = (".csv", ".tsv", ".txt")
LARGE = 1 << 20  # bytes of a table from which on it is read beside the window, which would stand still meanwhile
UNUSED = Said("{what} cannot be used.")


class Files:
    """What goes into the window and comes out of it.

    Parameters
    ----------
    window : MainWindow

    Attributes
    ----------
    ask_open, ask_folder, ask_save : callable
        Ask the person for a file or folder: (title, kinds), (title) and (title, suggested name, kinds) to a path, or
        None.
    """

    def __init__(self, window: MainWindow) -> None:
        self._window, self.reading = window, Reader(window.bridge)
        self._ask_others: Callable[[], object] = self.open_pictures
        self.ask_open: Callable[[str, str], Path | None] = partial(file_to_open, window)
        self.ask_folder: Callable[[str], Path | None] = partial(folder, window)
        self.ask_save: Callable[[str, str, str], Path | None] = partial(file_to_save, window)

    # ------------------------------------------------------------------ in

    def open(self) -> None:
        """Ask for a file and load it."""
        path = self.ask_open(tr("Open"), tr("Runs, settings, points, pictures") + f" ({OPENED})")
        if path is not None:
            self.load(path)

    def open_pictures(self) -> None:
        """Ask for a folder of pictures and learn them."""
        path = self.ask_folder(tr("Open a folder of pictures"))
        if path is not None:
            self.load(path)

    def choose_others(self) -> None:
        """Ask again, for a file or a folder, whichever the last one was."""
        self._ask_others()

    def load(self, path: Path) -> None:
        """Take on a run, settings, points or pictures; what cannot be used is told in a card, and nothing changes."""
        self._take_in(path.name, lambda: self._load(path))

    def load_together(self, paths: Sequence[Path]) -> None:
        """Learn several files or folders of pictures as one set; anything else is opened by itself."""
        self._take_in(tr("What was dropped"), lambda: self._load(together(paths)))

    def learn(self, offer: Offer, folder: Path) -> None:
        """Learn pictures that were downloaded; those in their usual place by their name, which means it anywhere."""
        self.reading.cancel()
        data = chosen(folder) | {"pixels": offer.pixels}
        if folder == offer.place:
            data["path"] = offer.name
        self._learn(tr("Learning the pictures in {file}.", file=offer.label), "images", **data)

    def _load(self, path: Path) -> None:
        if not path.exists():
            raise ProblemError("There is no file {path}; choose another.", path=str(path))
        self._ask_others = self.open_pictures if path.is_dir() else self.open
        if path.suffix.lower() in TABLES:
            settings = self._window.steering.edits.settings.replace(points=str(path), columns="")

            def kept() -> tuple[str, str]:
                named, own = keep(settings)
                return named.points, own.said

            def learn(outcome: Callable[[], tuple[str, str]]) -> None:
                name, said = outcome()
                self._learn(tr(said), "points", points=name, columns="")
                self._remember(path)

            self._read(path.name, path.stat().st_size, kept, learn)
            return
        if holds_pictures(path):
            name = path.stem if path.suffix == SUFFIX else path.name
            self._learn(tr("Learning the pictures in {file}.", file=name), "images", **chosen(path))
        else:
            self._take(run_of(path), tr("Opened {file}.", file=path.name))
        self._remember(path)

    def paste(self) -> None:
        """Take on what is on the clipboard."""
        self._take_text(QGuiApplication.clipboard().text())

    def drop(self, data: QMimeData) -> None:
        """Take on what was dropped: a file, several of pictures, or a text."""
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if len(files) > 1:
            self.load_together(files)
        elif files:
            self.load(files[0])
        elif data.hasText():
            self._take_text(data.text())

    def take_points(self, points: Any) -> None:
        """Learn points (n, 2) that were drawn."""
        self._take_in(tr("The drawn points"), lambda: self._learn_points(PointStore().put(points), len(points)))

    def _take_text(self, text: str) -> None:
        def take() -> None:
            if "=" in text or text.lstrip().startswith(runfile.PREFIX):
                self._take(RunFile.from_text(text), tr("Pasted."))
            else:
                name = tr("pasted text")

                def kept() -> tuple[str, int]:
                    points = _table(text, name)
                    return PointStore().put(points), len(points)

                self._read(name, len(text), kept, lambda outcome: self._learn_points(*outcome()))

        self._take_in(tr("The pasted text"), take)

    def _read(
        self, name: str, size: int, read: Callable[[], Any], learn: Callable[[Callable[[], Any]], object]
    ) -> None:
        """Read a table and learn what there is; a large one beside the window."""
        if size < LARGE:
            learn(read)
            return
        notices = self._window.bar.notices
        self.reading.begin(
            read,
            lambda outcome: self._guarded(name, lambda: learn(outcome)),
            lambda: notices.say(tr("Reading {file} …", file=name)),
        )

    def _learn_points(self, name: str, count: int) -> None:
        self._learn(tr("Learning {n} points of your own.", n=count), "points", points=name, columns="")

    def _take(self, run: RunFile, message: str) -> None:
        run.keep_points()
        said = ""
        if run.whole:
            self._window.steering.open(run.settings, run.journal)
        else:
            said = self._window.steering.edits.choose(run.settings)
        self._window.bar.notices.say(f"{message} {tr(said)}".strip())

    def _learn(self, message: str, problem: str, **data: object) -> None:
        """Learn other data, in every run: that is what was asked for, also of runs that stand still."""
        duels, edits = self._window.duels, self._window.steering.edits
        edits.learn(problem, duels.for_pictures() if problem == "images" else (), **data)
        if not self._window.steering.playing:
            self._window.steering.set_playing(on=True)
        if duels.on and problem == "images":
            network = tr(NETWORKS[edits.settings.network])
            message += " " + tr("Their networks: {network}; “Networks” in the controls changes that.", network=network)
        self._window.bar.notices.say(message)

    # ------------------------------------------------------------------ out

    def save(self) -> None:
        """Ask for a name and write the run."""
        self.write(tr("Save run"), "run.wgan", WGAN, lambda path: runfile.save(path, self._run()))

    def save_settings(self) -> None:
        """Ask for a name and write the settings alone."""
        settings = self._window.steering.edits.settings
        text = to_toml(settings)
        self.write(tr("Save settings"), "settings.wgan.toml", TOML, lambda path: write_whole(path, text.encode()))

    def save_points(self, points: Any) -> None:
        """Ask for a name and write points (n, 2) as CSV."""
        self.write(tr("Save points"), "points.csv", CSV, lambda path: write_csv(path, points))

    def copy(self) -> None:
        """Put the whole run on the clipboard, as one line."""
        self._guarded(Said("The run"), self._copy)

    def export(self, panel: Panel, suffix: str = ".png") -> None:
        """Ask for a name and write a panel, in any of the forms."""
        kinds = ";;".join([KINDS[suffix], *(kind for end, kind in KINDS.items() if end != suffix)])
        self.write(tr("Export"), panel.name + suffix, kinds, lambda path: export(panel, path))

    def fill_menu(self, menu: QMenu, panel: Panel) -> None:
        """What can be done with any panel."""
        menu.addAction(tr("Copy as picture"), lambda: copy_picture(panel.widget))
        for suffix in KINDS:
            text = tr("Export as {kind} …", kind=suffix[1:].upper())
            menu.addAction(text, partial(self.export, panel, suffix))

    def _run(self) -> RunFile:
        view = self._window.bridge.view
        return RunFile.of(view.started.settings if view.started is not None else view.settings, view.journal)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._run().to_string())
        self._window.bar.notices.say(
            tr("The run is on the clipboard: one line to paste into a chat or another window.")
        )

    def write(self, title: str, name: str, kinds: str, write: Callable[[Path], object]) -> None:
        """Ask for a name and ``write`` there."""
        path = self.ask_where(title, name, kinds)
        if path is not None:
            self.write_to(path, write)

    def ask_where(self, title: str, name: str, kinds: str) -> Path | None:
        """Ask for a name; None where a person thinks better of it."""
        path = self.ask_save(title, name, kinds)
        if path is None or path.suffix:
            return path
        return path.with_suffix("".join(Path(name).suffixes))

    def write_to(self, path: Path, write: Callable[[Path], object]) -> None:
        """Write there, and say so."""

        def saved() -> None:
            write(path)
            self._window.bar.notices.say(tr("Saved {file}.", file=path.name))
            if path.suffix.lower() in RUNS:
                self._remember(path)

        self._guarded(path.name, saved, Said("{what} cannot be written."))

    # ------------------------------------------------------------------ both

    def _remember(self, path: Path) -> None:
        self._window.remembered.add_recent(path.resolve())
        self._window.renew_menus()

    def _take_in(self, what: str, call: Callable[[], object]) -> None:
        """Take on what came last: what is still being read counts no more."""
        self._window.card.settle(UNUSABLE)
        self.reading.cancel()
        self._guarded(what, call)

    def _guarded(self, what: str, call: Callable[[], object], failed: Said = UNUSED) -> None:
        """Call; what goes wrong is told in a card, ``failed`` saying what could not be done."""
        try:
            call()
            self._window.card.settle(BAD)
        except (SettingsError, ProblemError, OSError, ValueError) as error:
            failure = Failure(
                step=0,
                what=Said(failed.pattern, what=what),
                why=cause(error) if isinstance(error, OSError) else str(error),
                way_back=Said("Nothing was changed."),
                kind=BAD,
            )
            self._window.card.show_failure(failure)


def _table(text: str, name: str) -> Floats:
    """The points of a table that came as text; ``name`` is what it is called."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, encoding="utf-8")
        return read_points(path).points
