"""Dragging a heap of earth: every number and picture of the laboratory anew, beat after beat."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, quartiles
from wgan_desktop.core.two_clouds import ORDERS

if TYPE_CHECKING:
    from wgan_desktop.ui.panels import Panel

SIZE = 1200, 760
CASES = (("gaussian", "humps", ()), ("drawn", "drawn", ()), ("drawn", "drawn", ("critic", "learnt")))
POINTS = 256  # of each cloud


class Dragging(Benchmark):
    """What a beat costs while a heap of 200 bins, or a cloud of 256 points, is dragged along."""

    name = "heaps"
    rank = 65
    label = "Dragging a heap"
    about = "Milliseconds in which all numbers and pictures of two heaps, or of two clouds, are renewed and painted."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Gaussians, heaps that were drawn, in the end with a critic that learns them; clouds for either cost."""
        for earth, holes, chips in CASES:
            name = f"{earth} to {holes}" + (", with both critics" if chips else "")
            yield _figure(name, drag(earth, holes, effort.rounds(60), chips))
        for p in ORDERS:
            yield _figure(f"clouds of {POINTS}, p = {p}", drag_cloud(p, effort.rounds(60)))


def _figure(label: str, times: list[float]) -> Figure:
    return Figure(label, statistics.median(times), "ms a beat", high=1000 / 30, quartiles=quartiles(times))


def drag(earth: str, holes: str, beats: int, chips: Sequence[str] = ()) -> list[float]:
    """Milliseconds of each of so many beats, in each of which the earth lies elsewhere, with these ``chips`` on."""
    _begin()
    from wgan_desktop.ui.panels.heaps import Heaps
    from wgan_desktop.ui.theme import Theme

    panel = Heaps(Theme())
    panel.choose("earth", earth)
    panel.choose("holes", holes)
    for chip in chips:
        panel.controls.chips.toggle(chip)
    return _timed(panel, lambda way: panel.ground.dragged.emit("earth", 1.5 * way), beats)


def drag_cloud(p: int, beats: int) -> list[float]:
    """The same of two clouds with the cost |x - y|^p: from beside the other through it."""
    _begin()
    from wgan_desktop.ui.panels.clouds import Clouds
    from wgan_desktop.ui.theme import Theme

    panel = Clouds(Theme())
    for name, value in (("cost", p), ("earth_count", POINTS), ("holes_count", POINTS)):
        panel.controls.choices[name].show_value(str(value))
        panel.controls.chosen.emit(name, str(value))
    panel.beat(0.0)
    panel.loader.join()
    panel.controls.chips.toggle("entropic")
    return _timed(panel, lambda way: panel.plane.dragged.emit("earth", 4 * way, way), beats)


def _begin() -> None:
    from PySide6.QtCore import qInstallMessageHandler

    from wgan_desktop.ui.application import application, log_qt

    application()
    qInstallMessageHandler(log_qt)


def _timed(panel: Panel, drag_by: Callable[[float], None], beats: int) -> list[float]:
    """Show a panel, then drag it by equal shares of its way and beat after each."""
    from PySide6.QtCore import QCoreApplication

    panel.widget.resize(*SIZE)
    panel.widget.show()
    panel.beat(0.0)
    QCoreApplication.processEvents()
    times = []
    for beat in range(beats):
        drag_by(1 / beats)
        began = time.perf_counter()
        panel.beat(beat / 30)
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - began) * 1e3)
    panel.widget.close()
    return times
