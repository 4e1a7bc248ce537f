"""Labels that can be read: none over another, none cut off, the name's place its own."""

from __future__ import annotations

import itertools
from typing import Any

import pyqtgraph as pg
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from wgan_desktop.ui.drawing.axes import PlainAxis, ScaleAxis, settle
from wgan_desktop.ui.drawing.chart import Chart
from wgan_desktop.ui.drawing.scales import Scale
from wgan_desktop.ui.drawing.span import Span
from wgan_desktop.ui.i18n import set_language
from wgan_desktop.ui.plots import style_plot
from wgan_desktop.ui.theme import Theme


class Recorder:
    """Stands for a painter and notes what text was painted where."""

    def __init__(self) -> None:
        self.texts: list[tuple[QRectF, str]] = []

    def drawText(self, place: QRectF, flags: int, text: str) -> None:
        self.texts.append((place, text))

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def plot(sides: dict[str, PlainAxis], width: int, height: int) -> pg.PlotWidget:
    made = pg.PlotWidget(axisItems=sides)
    settle(made)
    style_plot(made.getPlotItem(), Theme())
    made.resize(width, height)
    made.getPlotItem().resize(width, height)
    made.getPlotItem().layout.activate()
    return made


def painted(axis: PlainAxis) -> Recorder:
    recorder = Recorder()
    axis.draw(recorder)  # type: ignore[arg-type]
    return recorder


@given(
    low=st.floats(-1e6, 1e6),
    length=st.floats(1e-3, 1e7),
    width=st.integers(60, 2000),
    name=st.sampled_from(["", "step"]),
)
def test_labels_of_a_level_axis_keep_clear_of_each_other_and_of_the_name(
    qapp: object, low: float, length: float, width: int, name: str
) -> None:
    axis = PlainAxis("bottom")
    holder = plot({"bottom": axis, "left": PlainAxis("left")}, width, 200)
    axis.name = name
    axis.setRange(low, low + length)
    place = axis.mapRectFromParent(axis.geometry())
    texts = painted(axis).texts
    metrics = QFontMetricsF(axis.style["tickFont"])
    labels = texts[:-1] if name else texts
    assert len({text for _, text in labels}) == len(labels)
    for (box, text), (following, _) in itertools.pairwise(labels):
        assert box.width() >= metrics.horizontalAdvance(text)
        assert box.right() <= following.left()
    for box, _ in labels:
        assert box.left() >= place.left() - 1.5
        assert box.right() <= place.right() - (metrics.horizontalAdvance(name) if name else 0) + 1e-6
    holder.close()


def test_an_upright_axis_has_its_labels_at_their_heights(qapp: object) -> None:
    axis = PlainAxis("left")
    holder = plot({"left": axis, "bottom": PlainAxis("bottom")}, 300, 260)
    axis.setRange(-1.0, 1.0)
    place = axis.mapRectFromParent(axis.geometry())
    recorder = painted(axis)
    for box, text in recorder.texts:
        height = place.bottom() - (float(text.replace("−", "-")) + 1) / 2 * place.height()
        highest = box.height() / 2 - axis.mapToScene(place.topLeft()).y()  # in the window there is nothing above
        assert box.center().y() == pytest.approx(min(max(height, highest), place.bottom() - box.height() / 2))
    assert len(recorder.texts) >= 3
    assert recorder.texts[0][1].startswith("−")
    holder.close()


@pytest.mark.parametrize("ends", [(0.0, 0.0), (1.0, 1.0)])
def test_a_range_without_length_has_no_ticks(qapp: object, ends: tuple[float, float]) -> None:
    axis = PlainAxis("left")
    axis.range = list(ends)
    assert axis.marks() == ()


def test_a_scale_axis_says_what_it_was_last_shown(qapp: object) -> None:
    axis = ScaleAxis()
    holder = plot({"left": axis, "bottom": PlainAxis("bottom")}, 300, 260)
    axis.show_scale(Scale("log"), -3.0, 1.0)
    assert [(share, label) for share, label in axis.marks()] == [
        (pytest.approx((power + 3) / 4), label)
        for power, label in ((-3, "0.001"), (-2, "0.01"), (-1, "0.1"), (0, "1"), (1, "10"))
    ]
    assert [text for _, text in painted(axis).texts] == [label for _, label in axis.marks()]
    holder.close()


def test_labels_are_written_in_the_language_of_now(qtbot: QtBot) -> None:
    axis = PlainAxis("left")
    made = plot({"left": axis}, 300, 300)
    qtbot.addWidget(made)
    axis.setRange(-0.123, 0.123)
    english = {label for _, label in axis.marks()}
    assert any("." in label for label in english)
    set_language("ru")
    assert {label for _, label in axis.marks()} == {label.replace(".", ",") for label in english}


def test_a_charts_labels_change_language_with_it(qtbot: QtBot) -> None:
    chart = Chart(Theme(), Span(), lambda: None, lambda *_: None)
    qtbot.addWidget(chart)
    chart.resize(400, 300)
    chart.show()
    chart._rule()
    english = {label for _, label in chart.axis.marks()}
    assert any("." in label for label in english)
    set_language("ru")
    chart.retheme(Theme())
    assert {label for _, label in chart.axis.marks()} == {label.replace(".", ",") for label in english}
