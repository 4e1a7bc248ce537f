"""Quality in the gauges and over the steps: labelled for what it is, and for what it is not."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from PySide6.QtGui import QImage

from tests.ui.panels.conftest import Shown
from tests.ui.panels.fakes import empty, image_view
from wgan_desktop.core.evaluation import Evaluation
from wgan_desktop.core.quality import Quality, Scores
from wgan_desktop.core.settings import Settings
from wgan_desktop.core.words import Said
from wgan_desktop.run.history import History
from wgan_desktop.run.view import View
from wgan_desktop.ui.measures.quality import whose
from wgan_desktop.ui.panels.gauges import Gauges
from wgan_desktop.ui.panels.quality import QualityCurves
from wgan_desktop.ui.theme import THEMES, Theme

DIGITS = Settings().replace(problem="digits")
FOUND = Quality(40, 512, Scores(0.7, 0.6, 0.5, 0.4, 0.3), Scores(0.9, 0.9, 1.0, 0.97, 0.02), "classifier", 0.975)


def view(quality: Quality | None = FOUND) -> View:
    history, steps = History(), np.arange(10, 50, 10)
    for place, name in enumerate(("precision", "recall", "density", "coverage", "frechet")):
        history.append([name], (steps[:, None] / 50) * (1 - 0.1 * place), steps)
    number = Evaluation("digits", 44, 512, 3.2, quality=quality)
    return dataclasses.replace(image_view(), settings=DIGITS, history=history, evaluation=number)


@pytest.fixture
def panel(shown: Shown[QualityCurves]) -> QualityCurves:
    return shown(QualityCurves, 420, 320)


def test_the_gauges_show_the_scores_with_what_they_are_of(shown: Shown[Gauges]) -> None:
    gauges = shown(Gauges, 600, 700)
    gauges.show(view())
    figures = {figure.caption: figure for figure in gauges.grid.figures}
    assert list(figures)[:5] == ["precision", "recall", "density", "coverage", "Fréchet², not FID"]
    assert "modes" not in figures
    assert figures["precision"].value == "0.700"
    assert figures["precision"].note == "perfect 0.90 · step 40"
    assert "neighbour number 3" in figures["precision"].tip
    assert "neighbour number 5" in figures["density"].tip
    for figure in list(figures.values())[:5]:
        assert "not comparable with published FID" in figure.tip
        assert "512 generated and 512 real images" in figure.tip
        assert "97.5 %" in figure.tip
    assert ("precision", 0.7, "", 40, "perfect 0.90 · step 40") in gauges.table()


def test_until_it_is_measured_there_are_dashes(shown: Shown[Gauges]) -> None:
    gauges = shown(Gauges, 600, 700)
    gauges.show(view(None))
    figure = gauges.grid.figures[0]
    assert (figure.value, figure.note) == ("–", "being measured")


def test_random_features_are_called_so() -> None:
    words = whose(dataclasses.replace(FOUND, kind="random", accuracy=None))
    assert "fixed random features" in words
    assert "not comparable with published FID" in words


def test_of_few_images_it_is_said_that_the_scores_mean_little(panel: QualityCurves, shown: Shown[Gauges]) -> None:
    few, gauges = dataclasses.replace(FOUND, n=34), shown(Gauges, 600, 700)
    for quality, doubtful in ((few, True), (FOUND, False)):
        gauges.show(view(quality))
        panel.show(view(quality))
        assert gauges.grid.figures[0].note.startswith("doubtful, n = 34 · step 40") == doubtful
        assert gauges.grid.figures[0].value == ("0.700 ?" if doubtful else "0.700")
        assert ("noise may count as good" in gauges.grid.figures[0].tip) == doubtful
        assert panel.words.text.startswith("too few images to mean much · own features") == doubtful


def test_where_the_classes_come_from_is_said() -> None:
    said = Said("Their classes are the {count} folders they lie in: {names}.", count=2, names="cat, dog")
    words = whose(dataclasses.replace(FOUND, classes=said))
    assert "Their classes are the 2 folders they lie in: cat, dog. 512 generated" in words


@pytest.mark.parametrize("theme", THEMES)
def test_curves_are_painted_and_read(panel: QualityCurves, theme: str) -> None:
    panel.retheme(Theme(THEMES[theme]))
    for beat in range(40):
        panel.show(view())
        panel.beat(beat / 30)
    assert panel.words.text == "own features, not FID · n = 512, k = 3 and 5 · step 40"
    image = panel.widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint32)
    for index in range(4):
        assert (pixels == np.uint32(panel.theme.curve(index).rgb())).sum() > 20
    panel.over_steps.hover(panel.over_steps.charts["Fréchet²"], 30.0)
    assert panel.over_steps.reading.lines[0] == "step 30"
    assert [line.split("  ")[0] for line in panel.over_steps.reading.lines[1:]] == [
        "precision",
        "recall",
        "density",
        "coverage",
        "Fréchet",
    ]
    assert all(chart.canvas.limits.wanted[0] < 0 for chart in panel.over_steps.charts.values())  # 0 is in view
    assert len(panel.table()) == 1 + 5 * 4


def test_it_says_what_it_waits_for(panel: QualityCurves) -> None:
    panel.show(view(None))
    assert "learnt from the real images first" in panel.words.text
    panel.show(dataclasses.replace(empty(), settings=Settings()))
    assert "Only images have features" in panel.words.text
    assert panel.table() == []
