"""How a run of the program ended, told at its next start.

A run of the program has a folder of its own among the logs, keeps it locked while it lives, and takes it away when it
ends as it should.  A folder that nobody holds is therefore of a run that was cut short.  In it are

* ``program.log``: the stack of every thread, if the program died of a fault or a library aborted it; else it is empty,
* ``trainer-123.log``, ``transport-123.log``: the same of a child with this process id that died of a fault,
* ``run-0.saved``, ``run-1.saved``: what was being trained (`Autosave`).

What is counted are the runs in a row that left a stack, the program's own or a child's.  The crash of a child is told
when it happens, and training goes on from its last checkpoint: once alone it changes nothing at the next start.  Two
crashes in a row, of either kind, are a reason for safe mode.  A run without any that ends as it should forgets them.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import shutil
import sys
import time
from collections.abc import Iterator
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Self

if TYPE_CHECKING:
    from wgan_desktop.run.autosave import Autosave, Kept, Source

NAME, OWN, LOCK = "crash.log", "program.log", "lock"
SAFE = 2  # so many crashes in a row, and the program starts in safe mode
OLD = 60.0  # seconds: a folder without anything to tell that is so old is left over
TRIES = 100  # to lock a new folder: another start may be looking into it


class Crashes:
    """In a ``with`` statement: knows how the runs before ended, and watches how this one does.

    Another start finds neither this run nor, meanwhile, those that this one has found.  Where the folder cannot be
    written to nothing is watched.  A fault handler that somebody switched on is left alone.

    Parameters
    ----------
    logs : Path
        The folder of the logs.

    Attributes
    ----------
    here : Path or None
        The folder of the run that is watched; a process has one, as it has one fault handler.
    log : Path
        Where the stacks of the last crashes in a row are written together, for a report.
    text : str
        Those stacks.
    count : int
        How many runs in a row before this one crashed, or had a child that did.
    of_children : bool
        Whether one of these was of a child alone.
    told : bool
        To be set once a person has been shown how the runs before ended: at the end they are forgotten.
    """

    here: ClassVar[Path | None] = None

    def __init__(self, logs: Path) -> None:
        self._logs, self.log, self.told = logs, logs / NAME, False
        self.text, self.count, self.of_children = "", 0, False
        self._before: list[_Run] = []
        self._run: _Run | None = None
        self._file: TextIOWrapper | None = None
        self._autosave: Autosave | None = None

    @property
    def safe(self) -> bool:
        """Whether to start in safe mode: with everything at its default, and nothing on the graphics card."""
        return self.count >= SAFE

    @property
    def cut(self) -> bool:
        """Whether the last run did not end as it should."""
        return bool(self._before) and self._before[-1].own.exists()

    @property
    def crashed(self) -> bool:
        """Whether it left a stack of its own; else it was killed, or the power failed."""
        return self.cut and bool(_read(self._before[-1].own))

    def kept(self) -> Kept | None:
        """What was being trained in the last of those runs that kept anything."""
        from wgan_desktop.run.autosave import newest

        return next(filter(None, (newest(run.folder) for run in reversed(self._before))), None)

    def keep(self, source: Source) -> None:
        """From now on keep what is being trained, for the start after a crash."""
        from wgan_desktop.run.autosave import Autosave

        if self._run is not None and self._autosave is None:
            self._autosave = Autosave(self._run.folder, source)

    def __enter__(self) -> Self:
        with contextlib.suppress(OSError):
            self._before = list(_cut_short(self._logs))
            stacks = list(filter(None, (run.stacks() for run in self._before)))
            self.text, self.count = "\n".join(stacks), len(stacks)
            self.of_children = any(run.stacks() and not _read(run.own) for run in self._before)
            self._run = _Run.begun(self._logs)
            Crashes.here = self._run.folder
            if not faulthandler.is_enabled():
                self._file = self._run.own.open("a", encoding="utf-8")
                faulthandler.enable(self._file)
            if self.text:
                self.log.write_text(self.text, encoding="utf-8")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._autosave is not None:
            self._autosave.close()
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
        well = self._run is None or self._run.end()
        Crashes.here = None
        for run in self._before:
            if self.told and well:
                run.forget()
                continue
            if self.told:
                run.drop_saved()
            run.unlock()


class _Run:
    """The folder of a run of the program, locked by this process."""

    def __init__(self, folder: Path, lock: BinaryIO) -> None:
        self.folder, self.own, self._lock = folder, folder / OWN, lock

    @classmethod
    def begun(cls, logs: Path) -> Self:
        """A new one.

        Raises
        ------
        OSError
            When nothing can be written there, or locked.
        """
        folder = logs / f"run-{time.time_ns() // 10**6}-{os.getpid()}"
        folder.mkdir(parents=True)
        (folder / LOCK).touch()
        for _ in range(TRIES):
            if (lock := _hold(folder / LOCK)) is not None:
                run = cls(folder, lock)
                run.own.touch()
                return run
            time.sleep(0.01)
        shutil.rmtree(folder, ignore_errors=True)
        raise OSError(f"{folder} cannot be locked")

    def stacks(self) -> str:
        """What it left of faults, its own first."""
        children = sorted(each for each in self.folder.glob("*.log") if each != self.own)
        return "\n".join(filter(None, map(_read, (self.own, *children))))

    def end(self) -> bool:
        """It ends as it should: whether nothing stays but, where a child died of a fault, what that left."""
        self.drop_saved()
        _remove(self.own)
        if stacks := self.stacks():
            self.unlock()
        else:
            self.forget()
        return not stacks

    def forget(self) -> None:
        """Take it away; first what another start would take it for."""
        for log in self.folder.glob("*.log"):
            _remove(log)
        self.unlock()
        shutil.rmtree(self.folder, ignore_errors=True)

    def drop_saved(self) -> None:
        """There is nothing to go on with."""
        for saved in self.folder.glob("*.saved"):
            _remove(saved)

    def unlock(self) -> None:
        """Let another start find it."""
        self._lock.close()


def watch(log: Path) -> None:
    """Have the stacks of all threads of this process, a child, written there if it dies of a fault."""
    with contextlib.suppress(OSError):
        faulthandler.enable(log.open("w", encoding="utf-8"))


def left_by(log: Path, *, fault: bool) -> str:
    """The stacks that a child which is gone has written; without a ``fault`` they are of no interest, and go."""
    stacks = _read(log) if fault else ""
    if not stacks:
        _remove(log)
    return stacks


def reports(logs: Path) -> list[Path]:
    """Every file in which there is something about a crash, those of runs of which nothing was told yet included."""
    return [log for log in (logs / NAME, *sorted(logs.glob("run-*/*.log"))) if _read(log)]


def _cut_short(logs: Path) -> Iterator[_Run]:
    """The runs that nobody holds and that left something to tell, oldest first; locked from now on."""
    for folder in sorted(logs.glob("run-*")):
        lock = _hold(folder / LOCK)
        if lock is None:
            continue
        run = _Run(folder, lock)
        if run.own.exists() or run.stacks():
            yield run
        elif time.time() - os.fstat(lock.fileno()).st_mtime > OLD:  # the folder itself may be gone by now
            run.forget()
        else:  # it begins or leaves
            run.unlock()


def _hold(path: Path) -> BinaryIO | None:
    """The file, locked until it is closed or this process is gone; None where it is held already, or cannot be."""
    with contextlib.suppress(OSError):
        file = path.open("r+b")
        try:
            if sys.platform == "win32":
                import msvcrt

                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            else:
                import fcntl

                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            file.close()
            return None
        return file
    return None


def _read(log: Path) -> str:
    with contextlib.suppress(OSError):
        return log.read_text(encoding="utf-8", errors="replace").strip()
    return ""


def _remove(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.unlink(missing_ok=True)
