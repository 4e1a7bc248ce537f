"""Two to four runs side by side: a column for each, and beside or below them the curves of all in the same axes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from wgan_desktop.core.snapshot import Extent
from wgan_desktop.ui.bridge import DAWDLE, Source, Viewer
from wgan_desktop.ui.drawing.over_steps import points
from wgan_desktop.ui.duel.bar import DuelBar
from wgan_desktop.ui.duel.chips import letter
from wgan_desktop.ui.duel.column import RunColumn
from wgan_desktop.ui.duel.curves import COMPARED, DuelCurves
from wgan_desktop.ui.duel.run import Run
from wgan_desktop.ui.duel.start import DuelStart
from wgan_desktop.ui.nothing import nothing
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.core.questions import Question
    from wgan_desktop.run.view import View

CURVES = 0.3  # of the width or the height, for the curves
ABOVE, AROUND = 150, 52  # pixels above a stage and around it, at scale 1


class First:
    """The window's own run, to its column: what is needed is asked for by the panel, together with all else."""

    def __init__(self, view: Callable[[], View]) -> None:
        self.view = view
        self.layers: Collection[str] = frozenset()
        self.per_second = DAWDLE
        self.seen: Extent | None = None

    def taken(self, view: View) -> None:
        """The window's own bridge says so."""

    def set_needs(
        self, layers: Collection[str], per_second: float, seen: Extent | None, asks: Collection[Question]
    ) -> None:
        """Note what the column needs; it asks nothing."""
        self.layers, self.per_second, self.seen = frozenset(layers), per_second, seen


class Parts(QSplitter):
    """The columns, and the curves beside or below them: wherever that leaves the stages larger."""

    def __init__(self, columns: QWidget, curves: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self.addWidget(columns)
        self.addWidget(curves)
        self.theme, self._count = Theme(), 0
        for index, share in enumerate((1 - CURVES, CURVES)):
            self.setStretchFactor(index, round(100 * share))

    def hold(self, count: int) -> None:
        """There are so many columns now."""
        if count != self._count:
            self._count = count
            self._turn(anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the side."""
        super().resizeEvent(event)
        self._turn(anew=False)

    def _turn(self, *, anew: bool) -> None:
        width, height, count = self.width(), self.height(), max(self._count, 1)
        above, around = self.theme.px(ABOVE), self.theme.px(AROUND)
        beside = min(width * (1 - CURVES) / count - around, height - above)
        below = min(width / count - around, height * (1 - CURVES) - above)
        side = Qt.Orientation.Horizontal if beside > below else Qt.Orientation.Vertical
        if side != self.orientation() or anew:
            self.setOrientation(side)
            self.setSizes([round(1000 * (1 - CURVES)), round(1000 * CURVES)])


class Duel(Panel):
    """The stage of a duel; while there is none, the ways to begin one.

    Attributes
    ----------
    columns : list of RunColumn
    runs : callable
        What there is to draw of each run.
    by_seconds : bool
        Whether the curves are drawn over seconds rather than steps.
    chosen, removed, edited : callable
        Told of what a person does in a column: its index, and for a change the field and its value.
    """

    name = "duel"
    label = "Duel"
    about = "Two to four runs in step: the same problem, latents and seed, each by a method of its own."
    rank = 18
    area = "centre"
    workspace = "duel"
    visible_at_start = False
    pictures = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.columns: list[RunColumn] = []
        self.runs: Callable[[], Sequence[Run]] = tuple
        self.chosen: Callable[[int], object] = nothing
        self.removed: Callable[[int], object] = nothing
        self.edited: Callable[[int, str, str], object] = nothing
        self.by_seconds = False
        self._turn, self._resting = 0, False
        self._first: First | None = None
        self._sources: tuple[Source, ...] = ()
        self._visible: Callable[[], bool] = lambda: False
        self.bar, self.curves, self.start = DuelBar(theme), DuelCurves(theme), DuelStart(theme)
        self._arrange()
        self.retheme(theme)

    def _arrange(self) -> None:
        row = QWidget()
        self._row = QHBoxLayout(row)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.parts = Parts(row, self.curves)
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.parts, 1)
        self.widget = self.pages = QStackedWidget()
        self.pages.addWidget(self.start)
        self.pages.addWidget(page)

    # ------------------------------------------------------------------ who takes part

    def take_actions(self, actions: Mapping[str, QAction]) -> None:
        """Let the buttons do what the window's actions do."""
        self.bar.take_actions(actions)
        self.start.take_actions(actions)

    def line_up(
        self, sources: Sequence[Source], failed: Callable[[Exception], object], hertz: int, *, images: bool
    ) -> None:
        """Make a column for each of these, the window's own run first; none: show the ways to begin a duel."""
        same = [
            now is before and column.images == images
            for column, now, before in zip(self.columns, sources, self._sources, strict=False)
        ]
        stay = (*same, False).index(False)  # so many stand where they stood
        for column in self.columns[stay:]:
            column.hide()  # else one just put up is shown for a moment as a window of its own
            column.setParent(None)
            column.deleteLater()
        del self.columns[stay:]
        self._sources = tuple(sources)
        if not stay:
            self._first = First(sources[0].view) if sources else None
        for index, source in enumerate(sources[stay:], stay):
            shown = self._first if self._first is not None and not index else source
            column = RunColumn(index, shown, failed, self.theme, self.looked_at, images=images)
            column.chosen.connect(lambda index=index: self.chosen(index))
            column.removed.connect(lambda index=index: self.removed(index))
            column.edited.connect(lambda name, value, index=index: self.edited(index, name, value))
            self.columns.append(column)
            self._row.addWidget(column, 1)
        for column in self.columns:
            column.bridge.set_hertz(max(hertz // len(sources), 1))
        self.parts.hold(len(self.columns))
        self.pages.setCurrentIndex(1 if self.columns else 0)

    # ------------------------------------------------------------------ showing

    @property
    def needs(self) -> frozenset[str]:  # type: ignore[override]
        """What the first run's column draws; the others ask for themselves."""
        return frozenset(self._first.layers) if self._first is not None else frozenset()

    @property
    def seen(self) -> Extent | None:  # type: ignore[override]
        """The part of the plane that the first run's column looks at."""
        return self._first.seen if self._first is not None else None

    def looked_at(self) -> bool:
        """Whether anybody sees it."""
        return self._visible()

    def viewers(self, visible: Callable[[], bool]) -> tuple[Viewer, Viewer]:
        """The first run's column for what it needs, and the curves, which are drawn one plot at a time."""
        self._visible = visible
        rate = lambda: self._first.per_second if self._first is not None else DAWDLE  # noqa: E731 - a line beside its like
        duelling = lambda: bool(self.columns) and visible()  # noqa: E731
        first = Viewer(self.show, rate, visible, lambda: self.needs, self.beat, lambda: self.seen, pictures=True)
        return first, Viewer(self._show_curves, lambda: self.curves.rate, duelling, staggered=True)

    def show(self, view: View) -> None:
        """The columns are shown their views in turn, at beats of their own."""

    def beat(self, now: float) -> None:
        """It is the next column's turn: at no beat more than one of them does any work."""
        self._resting = False
        if self.columns:
            self._turn = (self._turn + 1) % len(self.columns)
            self.columns[self._turn].bridge.beat()
            self.curves.beat(now)

    def _show_curves(self, _: View) -> None:
        self.curves.show_runs(self.runs(), by_seconds=self.by_seconds)

    def rest(self) -> None:
        """Nobody looks: let the other runs know, once, that nothing is needed; unasked they send no pictures."""
        for column in [] if self._resting else self.columns[1:]:
            column.bridge.beat()
        self._resting = True

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self._column.setSpacing(theme.px(6))
        self._row.setSpacing(theme.px(8))
        self.parts.theme = theme
        self.parts.setHandleWidth(theme.px(6))
        for part in (self.bar, self.curves, self.start):
            part.retheme(theme)
        for column in self.columns:
            column.retheme(theme)
        if self.columns:
            self.curves.show_runs(self.runs(), by_seconds=self.by_seconds)

    def table(self) -> list[Sequence[Cell]]:
        """Every curve of every run, reduced to at most `over_steps.ROWS` points."""
        rows: list[Sequence[Cell]] = [("run", "curve", "step", "seconds", "value")]
        for run in self.runs():
            for name in COMPARED:
                steps, values = points(run.view.history, name)
                known = zip(steps.tolist(), run.clock.seconds(steps).tolist(), values.tolist(), strict=True)
                rows += [(letter(run.index), name, int(step), second, value) for step, second, value in known]
        return rows if len(rows) > 1 else []
