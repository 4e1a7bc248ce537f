"""Dragging a heap of earth: every number and picture of the laboratory anew, beat after beat."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence

import numpy as np

from wgan_desktop.bench import Benchmark, Effort
from wgan_desktop.bench.figures import Figure, quartiles

SIZE = 1200, 760
CASES = (("gaussian", "humps", ()), ("drawn", "drawn", ()), ("drawn", "drawn", ("critic", "learnt")))


class Dragging(Benchmark):
    """What a beat costs while a heap of 200 bins is dragged along."""

    name = "heaps"
    rank = 65
    label = "Dragging a heap"
    about = "Milliseconds in which all numbers and pictures of two heaps of 200 bins are renewed and painted."

    def run(self, effort: Effort) -> Iterator[Figure]:
        """Gaussians, and heaps that were drawn, in the end with a critic that learns them."""
        for earth, holes, chips in CASES:
            times = drag(earth, holes, effort.rounds(60), chips)
            name = f"{earth} to {holes}" + (", with both critics" if chips else "")
            yield Figure(name, statistics.median(times), "ms a beat", high=1000 / 30, quartiles=quartiles(times))


def drag(earth: str, holes: str, beats: int, chips: Sequence[str] = ()) -> list[float]:
    """Milliseconds of each of so many beats, in each of which the earth lies elsewhere, with these ``chips`` on."""
    from PySide6.QtCore import QCoreApplication, qInstallMessageHandler

    from wgan_desktop.ui.application import application, log_qt
    from wgan_desktop.ui.panels.heaps import Heaps
    from wgan_desktop.ui.theme import Theme

    application()
    qInstallMessageHandler(log_qt)
    panel = Heaps(Theme())
    panel.widget.resize(*SIZE)
    panel.widget.show()
    panel.choose("earth", earth)
    panel.choose("holes", holes)
    for chip in chips:
        panel.controls.chips.toggle(chip)
    panel.beat(0.0)
    QCoreApplication.processEvents()
    times = []
    for beat, shift in enumerate(np.linspace(0, 1.5, beats + 1)[1:].tolist()):
        panel.ground.dragged.emit("earth", shift - beat * 1.5 / beats)
        began = time.perf_counter()
        panel.beat(beat / 30)
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - began) * 1e3)
    panel.widget.close()
    return times
