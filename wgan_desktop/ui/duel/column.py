"""One run of a duel: its method, to be chosen right there, its numbers, and its stage."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from wgan_desktop.core.duels import SHARED, method_in_words
from wgan_desktop.core.presets import presets
from wgan_desktop.run.history import Mean
from wgan_desktop.ui.bridge import Bridge, Source, Viewer
from wgan_desktop.ui.controls.rail import REGISTRIES
from wgan_desktop.ui.drawing.captioned import Captioned
from wgan_desktop.ui.drawing.figure_grid import FigureGrid
from wgan_desktop.ui.drawing.figures import Figure
from wgan_desktop.ui.drawing.mosaic import Mosaic
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.duel.chips import RunChip, colour, letter
from wgan_desktop.ui.duel.presets import PresetButton
from wgan_desktop.ui.duel.run import PRESET
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.measures.comparison import exact_figure, floor_figure
from wgan_desktop.ui.measures.scores import scores
from wgan_desktop.ui.panels import Panel
from wgan_desktop.ui.panels.flow import Flow
from wgan_desktop.ui.panels.samples import Samples
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm
from wgan_desktop.ui.widgets.choice_box import ChoiceBox
from wgan_desktop.ui.widgets.picker import described
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.core.settings import Settings
    from wgan_desktop.run.view import View

LISTS = ("loss", "constraint")
ROOMY = 300  # pixels of a column, at scale 1, from which on its name is set as large as a heading
HEIGHTS = {430: 58, ROOMY: 42, 0: 64}  # pixels of the numbers' height in columns from that width on, at scale 1
NUMBERS_RATE = 4.0  # Hz: a number that changes more often cannot be read


@dataclasses.dataclass(frozen=True)
class Bare:
    """A panel of the stage, and of it the picture alone."""

    panel: Panel
    picture: QWidget

    @classmethod
    def of(cls, theme: Theme, *, images: bool) -> Bare:
        """The panel that draws such points: the very one of the other workspaces."""
        if images:
            samples = Samples(theme)
            return cls(samples, samples.grid.lend("generated"))
        flow = Flow(theme)
        return cls(flow, flow.stage)

    def unnamed(self) -> None:
        """Take the picture's own name away: it stands under another."""
        if isinstance(self.picture, Captioned):
            self.picture.call("")

    def place(self) -> QRect:
        """Where in its widget the picture lies."""
        return self.picture.place().toRect() if isinstance(self.picture, Mosaic) else self.picture.rect()

    def hold(self, owner: QWidget) -> None:
        """Let ``owner`` have the panel's other parts, unseen; the picture is to be laid out by the caller."""
        self.panel.widget.setParent(owner)
        self.panel.widget.hide()
        self.picture.setParent(owner)


class RunColumn(QFrame):
    """A run beside others.

    Parameters
    ----------
    index : int
        Which run it is.
    source : Source
    failed : callable
        Told of an exception that was raised while showing.
    theme : Theme
    images : bool
        Whether the runs make images.
    visible : callable
        Whether anybody looks.

    Attributes
    ----------
    bridge : Bridge
        Its own, which does not beat by itself: the columns take turns.

    Signals
    -------
    chosen()
        The controls are to act on this run.
    edited(str, str)
        A field of the settings, or `PRESET`, and what was chosen for it.
    removed()
        The run is to leave the duel.
    """

    chosen, removed = Signal(), Signal()
    edited = Signal(str, str)

    def __init__(
        self, index: int, source: Source, failed: Callable[[Exception], object], theme: Theme,
        visible: Callable[[], bool], *, images: bool,
    ) -> None:  # fmt: skip
        super().__init__()
        self.index, self.theme, self.images = index, theme, images
        self.setObjectName(f"column_{letter(index)}")
        self.chip, self.close_button = RunChip(index, theme), QToolButton()
        self.title, self.presets = Readout("", "heading", characters=0), PresetButton(index, theme)
        self.boxes, self.method = {name: ChoiceBox(theme) for name in LISTS}, QLabel()
        self.method.setWordWrap(True)
        self.numbers = FigureGrid(theme)
        self.stage = Bare.of(theme, images=images)
        self.stage.hold(self)
        self._settings: Settings | None = None
        self.bridge = Bridge(source, failed)
        for viewer in self.stage.panel.viewers(visible):
            self.bridge.add(viewer)
        self.bridge.add(Viewer(self.show_view, lambda: NUMBERS_RATE, visible))
        self._arrange()
        self.chip.clicked.connect(self.chosen)
        self.close_button.clicked.connect(self.removed)
        calm(self.close_button)
        for name, box in self.boxes.items():
            box.chosen.connect(lambda value, name=name: self.edited.emit(name, value))
        self.presets.chosen.connect(lambda name: self.edited.emit(PRESET, name))
        self.retheme(theme)

    def _arrange(self) -> None:
        self._head, self._lists = QHBoxLayout(), QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addWidget(self.chip)
        self._head.addWidget(self.title, 1)
        for button in (self.presets, self.close_button):
            self._head.addWidget(button)
        for box in self.boxes.values():
            self._lists.addWidget(box, 1)
        self._column = QVBoxLayout(self)
        for row in (self._head, self._lists):
            self._column.addLayout(row)
        self._column.addWidget(self.method)
        self._column.addWidget(self.numbers)
        self._column.addWidget(self.stage.picture, 1)

    def _place_lists(self) -> None:
        """Loss and constraint side by side where either has room for its longest label, else one below the other."""
        height = next(height for width, height in HEIGHTS.items() if self.width() >= width * self.theme.scale)
        self.numbers.setFixedHeight(self.theme.px(height))
        self.title.role = "heading" if self.width() >= self.theme.px(ROOMY) else "title"
        self.title.retheme(self.theme)
        margins = self._column.contentsMargins()
        room = (self.width() - margins.left() - margins.right() - self._lists.spacing()) // 2
        beside = room >= max(box.needed for box in self.boxes.values())
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._lists.setDirection(way)

    def sizeHint(self) -> QSize:
        """As wide as the others."""
        return QSize(self.theme.px(240), self.theme.px(360))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lists out anew."""
        super().resizeEvent(event)
        self._place_lists()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the lists chooses the run."""
        self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The run's colour: a line above it, and a frame around it while the controls act on it."""
        with QPainter(self) as painter:
            own, width = colour(self.theme, self.index), self.theme.px(3)
            painter.fillRect(0, 0, self.width(), width, own)
            if self.chip.isChecked():
                painter.setPen(QPen(own, 1))
                painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))

    # ------------------------------------------------------------------ showing

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        edge = theme.px(8)
        self._column.setContentsMargins(edge, theme.px(9), edge, theme.px(6))
        for layout in (self._column, self._head, self._lists):
            layout.setSpacing(theme.px(6))
        for part in (self.chip, self.presets, self.numbers, self.stage.panel):
            part.retheme(theme)
        for name, box in self.boxes.items():
            box.theme = theme
            box.setMinimumContentsLength(4)
            self._offer(name, box)
        self._place_lists()
        self.stage.unnamed()
        self.close_button.setIcon(icon("close", theme, "muted", size=14))
        self.close_button.setIconSize(QSize(theme.px(14), theme.px(14)))
        name = tr("Run {run} leaves the duel", run=letter(self.index))
        self.close_button.setToolTip(name)
        self.close_button.setAccessibleName(name)
        self.close_button.setVisible(self.index > 0 and theme.stroke <= 1)  # the first run is the window's own
        in_hall = theme.stroke > 1  # there is nothing to press there
        self.presets.setVisible(not in_hall)
        self.method.setVisible(in_hall)
        for box in self.boxes.values():
            box.setVisible(not in_hall)
        settings = self._settings
        self._settings = None
        if settings is not None:
            self.show_settings(settings, self.title.text)
        self.update()

    def _offer(self, name: str, box: ChoiceBox) -> None:
        run, entries = letter(self.index), REGISTRIES[name]
        labels = {key: tr(entry.label) for key, entry in entries.items()}
        said = tr("Loss of run {run}", run=run) if name == "loss" else tr("Constraint of run {run}", run=run)
        box.setAccessibleName(said)
        box.offer(labels, {key: described(entry) for key, entry in entries.items()})

    def show_acting(self, *, acting: bool) -> None:
        """Whether the controls act on this run."""
        self.chip.setChecked(acting)
        self.update()

    def show_settings(self, settings: Settings, name: str) -> None:
        """The method that is wanted, and what it is called; cheap when nothing has changed."""
        self.title.say(name, name)
        if settings == self._settings:
            return
        self._settings = settings
        self.method.setText(" · ".join(tr(label) for label in method_in_words(settings)))
        for name in LISTS:
            box, value = self.boxes[name], getattr(settings, name)
            box.show_value(value)
            box.setToolTip(described(REGISTRIES[name][value]))
        same = [name for name, preset in presets().items() if set(SHARED).issuperset(preset.settings.changes(settings))]
        self.presets.show_value(same[0] if same else "")

    def show_view(self, view: View) -> None:
        """The numbers of the newest view."""
        self.numbers.show_figures(numbers(view))


def numbers(view: View) -> list[Figure]:
    """Where a run is and how good: the same of every run, the most telling last."""
    state, tip = view.state, tr("Whole steps: all critic updates and one generator update.")
    if state is None:
        return [Figure(tr("step"), tr("starting …"), "", tip)]
    found = [
        Figure(tr("step"), localised(f"{state.step:,}"), "", tip),
        Figure(tr("seconds"), localised(f"{state.seconds:.1f}"), "", tr("Training time, pauses left out.")),
    ]
    evaluation = view.evaluation
    if evaluation is None:
        return [*found, Figure(tr("exact W1"), numeral(None), "", "", "truth")]
    found.append(exact_figure(evaluation))
    if evaluation.modes is not None:
        found.append(next(scores(view, Mean())).shown)
    elif evaluation.floor is not None:
        found.append(floor_figure(evaluation.floor))
    return found
