from __future__ import annotations

import dataclasses
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication

from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import FakeRun, empty, image_view, ring
from wgan_desktop.core.problems import PROBLEMS
from wgan_desktop.run.view import View
from wgan_desktop.ui.panels.samples import Samples
from wgan_desktop.ui.theme import LIGHT, Theme


@pytest.fixture(scope="module")
def view() -> View:
    run = FakeRun()
    reference = SimpleNamespace(cloud=ring(4000, run.random), modes=PROBLEMS["ring8"].modes)
    return dataclasses.replace(run.view(), started=cast("Any", SimpleNamespace(reference=reference)))


@pytest.fixture
def samples(shown: Shown[Samples]) -> Samples:
    return shown(Samples, 600, 500)


def test_images_stand_beside_real_ones(samples: Samples) -> None:
    view = image_view()
    samples.show(view)
    QApplication.processEvents()
    real, generated = (samples.grid.mosaics[kind] for kind in ("real", "generated"))
    assert real.isVisible()
    assert generated.isVisible()
    assert samples.needs == {"real_tiles_8", "generated_tiles_8"}
    assert view.snapshot is not None
    inside = generated.place().topLeft() + QPointF(0.5, 0.5)
    low, high = view.snapshot.real.min(), view.snapshot.real.max()
    value = round(255 * float(((view.snapshot.fake[0, 0] - low) / (high - low)).clip(0, 1)))
    assert generated.read(inside) == ["image 1", f"pixel (0, 0) = {value}"]
    assert generated.read(QPointF(-1, -1)) == []


def test_grey_values_do_not_change_while_the_run_lasts(samples: Samples) -> None:
    view = image_view()
    samples.show(view)
    before = samples.grid.mosaics["real"].tiles
    assert view.snapshot is not None
    brighter = dataclasses.replace(view.snapshot, fake=view.snapshot.fake * 9)
    samples.show(dataclasses.replace(view, snapshot=brighter))
    assert np.array_equal(samples.grid.mosaics["real"].tiles, before)
    assert set(np.unique(samples.grid.mosaics["generated"].tiles)) > {0, 255}


def test_old_samples_are_told_as_what_they_are(samples: Samples, view: View) -> None:
    samples.show(view)
    assert view.snapshot is not None
    samples.show(dataclasses.replace(view, started=None, snapshot=None))
    assert samples.state.text == f"step {view.snapshot.step} of the previous run"


def test_points_are_shown_as_densities_and_shares(samples: Samples, view: View) -> None:
    samples.show(view)
    QApplication.processEvents()
    assert samples.needs == {"cloud"}
    assert samples.densities[0].isVisible()
    assert samples.bars.isVisible()
    assert samples.shares is not None
    assert samples.shares.total.sum() == pytest.approx(1)
    assert "12,000 generated points" in samples.caption.text()
    assert samples.bars.told(300.0).startswith("Mode ")
    assert samples.table()[0] == ("mode", "share_within_3_sd", "share_beyond")


def test_a_problem_without_modes_has_densities_alone(samples: Samples, view: View) -> None:
    samples.show(dataclasses.replace(view, started=None))
    QApplication.processEvents()
    assert not samples.bars.isVisible()
    assert "no known modes" in samples.caption.text()
    assert len(samples.table()) == 1025


@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_extreme_samples_are_shown_without_complaint(samples: Samples, view: View, value: float) -> None:
    for each in (view, image_view()):
        assert each.snapshot is not None
        fake = np.full_like(each.snapshot.fake, value)
        snapshot = dataclasses.replace(each.snapshot, fake=fake, layers={}, run=f"{value}")
        samples.show(dataclasses.replace(each, snapshot=snapshot))
        QApplication.processEvents()


def test_nothing_yet_is_said(samples: Samples) -> None:
    samples.show(empty())
    assert samples.state.text == "Waiting for the first picture"
    assert samples.table() == []


def test_it_takes_on_another_theme(samples: Samples, view: View) -> None:
    samples.show(view)
    samples.retheme(Theme(LIGHT, 1.3))
    samples.show(view)
    QApplication.processEvents()
    assert samples.state.text == "step 300"
