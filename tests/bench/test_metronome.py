"""Plain work in a window's rhythm: as often and as long as told."""

from __future__ import annotations

import time

import numpy as np

from wgan_desktop.bench.metronome import Metronome


def test_it_beats_as_often_and_works_as_long_as_told() -> None:
    short, long = Metronome(50.0, 1.0), Metronome(50.0, 8.0)
    began = time.process_time()
    quick = short.beat(0.5)
    between = time.process_time()
    slow = long.beat(0.5)
    assert time.process_time() - between > 2 * (between - began)
    assert 1 <= len(quick) <= 25
    assert np.median(slow) > 3 * np.median(quick)


def test_work_longer_than_the_period_leaves_no_rest() -> None:
    taken = Metronome(1000.0, 3.0).beat(0.1)
    assert len(taken) < 100
