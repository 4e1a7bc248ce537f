"""The beat: one timer takes the newest view and shows it to the visible panels."""

from __future__ import annotations

import dataclasses
import os
import time
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

from wgan_desktop.core.questions import Question
from wgan_desktop.ui.nothing import nothing
from wgan_desktop.ui.timings import Timings

if TYPE_CHECKING:
    from wgan_desktop.core.snapshot import Extent
    from wgan_desktop.run.view import View

DAWDLE = 1.0  # pictures a second while nobody looks
T = TypeVar("T")
_PAINTED = QEvent.Type(QEvent.registerEventType())


def default_hertz() -> int:
    """How often the picture beats: 30 a second on fewer than four cores, else 60."""
    return 30 if (os.cpu_count() or 1) < 4 else 60


@dataclasses.dataclass(eq=False)
class Viewer:
    """Somebody who is shown views.

    Attributes
    ----------
    show : callable
        Given the `View`.
    rate : callable
        How often at most, Hz.
    visible : callable
        Whether now.
    needs : callable
        The layers it draws now.
    beat : callable
        Called every beat while visible, with the time.
    seen : callable
        The part of the plane of which it draws the critic's surface; None where it draws none.
    asks : callable
        The questions it waits for an answer to.
    pictures : bool
        Whether it draws snapshots, so that the trainer is to look as often as it is shown them.
    staggered : bool
        Whether it costs so much to show that one a beat is enough.
    shown : float
        When it was last shown something, s.
    """

    show: Callable[[View], object]
    rate: Callable[[], float]
    visible: Callable[[], bool]
    needs: Callable[[], frozenset[str]] = frozenset
    beat: Callable[[float], object] = nothing
    seen: Callable[[], Extent | None] = lambda: None
    asks: Callable[[], frozenset[Question]] = frozenset
    pictures: bool = False
    staggered: bool = False
    shown: float = 0.0

    def lateness(self, now: float) -> float:
        """How many of its periods have passed since it was last shown something: due from 1 on."""
        return (now - self.shown) * self.rate()


class Source(Protocol):
    """Where views come from: a session, or what stands for one."""

    def view(self) -> View:
        """The newest of everything."""

    def taken(self, view: View, /) -> object:
        """The picture in it was seen."""

    def set_needs(
        self, layers: Collection[str], per_second: float, seen: Extent | None, asks: Collection[Question], /
    ) -> object:
        """Which layers are drawn, how many pictures a second, the part of the plane that is seen, and what is asked."""


class Bridge(QObject):
    """From the session to the screen.

    Parameters
    ----------
    session : Source
    failed : callable
        Told of an exception that a viewer raised; the beat goes on.
    hertz : int
    clock : callable
        Monotonic seconds.

    Attributes
    ----------
    view : View
        The newest.
    timings : Timings
    """

    def __init__(
        self,
        session: Source,
        failed: Callable[[Exception], object],
        hertz: int | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        super().__init__()
        self.session, self.timings = session, Timings()
        self.view = session.view()
        self._failed, self._clock = failed, clock
        self._viewers: list[Viewer] = []
        self._needs: tuple[frozenset[str], float, Extent | None, frozenset[Question]] | None = None
        self.hertz = hertz or default_hertz()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.beat)

    def add(self, viewer: Viewer) -> None:
        """Show views to ``viewer`` from now on."""
        self._viewers.append(viewer)

    def drop(self, viewer: Viewer) -> None:
        """Show it nothing more."""
        if viewer in self._viewers:
            self._viewers.remove(viewer)

    def start(self) -> None:
        """Begin to beat."""
        self._timer.start(round(1000 / self.hertz))

    def stop(self) -> None:
        """Beat no more."""
        self._timer.stop()

    def set_hertz(self, hertz: int) -> None:
        """Beat faster or slower."""
        self.hertz = hertz
        if self._timer.isActive():
            self.start()

    def beat(self) -> None:
        """Take the newest view and show it to those who are due."""
        now = self._clock()
        self.timings.beat(now)
        self.view = self.session.view()
        visible = [viewer for viewer in self._viewers if viewer.visible()]
        for viewer in visible:
            self._guarded(viewer.beat, now)
        self._show(visible, now)
        self._ask(visible)
        # Painting follows in the same turn of the event loop, at Qt's low priority: what is posted below that comes
        # back when it is done.
        QCoreApplication.postEvent(self, QEvent(_PAINTED), Qt.EventPriority.LowEventPriority.value - 1)

    def event(self, event: QEvent) -> bool:
        """Note when the beat's painting was done; only now is another picture asked for: to ask wakes a thread."""
        if event.type() == _PAINTED:
            self.timings.done(self._clock())
            self.session.taken(self.view)
            return True
        return super().event(event)

    def _show(self, visible: list[Viewer], now: float) -> None:
        """Show those who are due; of the staggered that are slower than the beat only one, the latest.

        So they spread over the beats by themselves, and what they paint with them.
        """
        half = 0.5 / self.hertz  # a timer is a little early or late: what is due within half a beat is due
        due = [viewer for viewer in visible if viewer.lateness(now + half) >= 1]
        heavy = [viewer for viewer in due if viewer.staggered and viewer.rate() < self.hertz]
        turn = max(heavy, key=lambda viewer: viewer.lateness(now), default=None)
        for viewer in due:
            if viewer not in heavy or viewer is turn:
                viewer.shown = now
                self._guarded(viewer.show, self.view)

    def _ask(self, visible: list[Viewer]) -> None:
        """Tell the session what is needed, when that has changed."""
        layers = frozenset[str]().union(*(viewer.needs() for viewer in visible))
        rate = max((viewer.rate() for viewer in visible if viewer.pictures), default=DAWDLE)
        rate = min(rate, float(self.hertz))
        seen = next(filter(None, (viewer.seen() for viewer in visible)), None)
        asks = frozenset[Question]().union(*(viewer.asks() for viewer in visible))
        if (layers, rate, seen, asks) != self._needs:
            self._needs = (layers, rate, seen, asks)
            self.session.set_needs(*self._needs)

    def _guarded(self, call: Callable[[T], object], what: T) -> None:
        try:
            call(what)
        except Exception as error:  # noqa: BLE001 - one viewer that fails must not stop the others
            self._failed(error)
