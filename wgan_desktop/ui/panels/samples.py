"""The samples: images beside images; for points of the plane, where they lie and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from wgan_desktop.core.questions import Question
from wgan_desktop.ui.actions import ActionSpec
from wgan_desktop.ui.controls.readings import of_old
from wgan_desktop.ui.drawing.chips import ChipSpec
from wgan_desktop.ui.drawing.densities import Density, shares
from wgan_desktop.ui.drawing.mode_shares import ModeShares, ShareBars
from wgan_desktop.ui.drawing.numerals import at_step
from wgan_desktop.ui.files.export import KINDS
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.images.controls import CHIPS
from wgan_desktop.ui.images.grid import SampleGrid
from wgan_desktop.ui.panels import Cell, Panel
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from wgan_desktop.core.snapshot import Snapshot
    from wgan_desktop.run.view import View

CROWDED = 0.995  # the quantile of the real cells' shares that has the strongest colour


class Samples(Panel):
    """What the generator makes, beside what it should."""

    name = "samples"
    label = "Samples"
    about = "Generated samples from fixed latents, beside real ones."
    rank = 15
    area = "centre"
    shapes = "images"
    switches = tuple(chip.name for chip in CHIPS)
    rate = 5.0
    pictures = True

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._snapshot: Snapshot | None = None
        self._shape: tuple[int, ...] = ()
        self.shares: ModeShares | None = None
        self.state = Readout("", "body", characters=0, color="muted")
        self.grid = SampleGrid(theme)
        self.densities = Density(theme, "real"), Density(theme, "generated")
        self.bars, self.caption = ShareBars(theme), QLabel()
        self.caption.setProperty("role", "muted")
        self.caption.setWordWrap(True)
        self.grid.walk.export.connect(self._export)
        self._arrange()
        self.retheme(theme)

    def _arrange(self) -> None:
        points = QWidget()
        below = QVBoxLayout(points)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(_side_by_side(self.densities), 3)
        below.addWidget(self.caption)
        below.addWidget(self.bars, 2)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(points)
        self.widget = QWidget()
        self._column = QVBoxLayout(self.widget)
        self._column.addWidget(self.state)
        self._column.addWidget(self.stack, 1)

    @property
    def needs(self) -> frozenset[str]:  # type: ignore[override]
        """Fresh points for the densities; of images, the tiles that are shown."""
        return self.grid.needs if self._shows_images else frozenset({"cloud"})

    @property
    def asks(self) -> frozenset[Question]:  # type: ignore[override]
        """What a person asks about images."""
        return self.grid.asks if self._shows_images else frozenset()

    @property
    def _shows_images(self) -> bool:
        return len(self._shape) == 3

    def beat(self, now: float) -> None:
        """Play the walk."""
        self.grid.walk.beat(now)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        edge = theme.px(12)
        self._column.setContentsMargins(edge, theme.px(8), edge, theme.px(8))
        self._column.setSpacing(theme.px(6))
        for part in (self.state, self.grid, *self.densities, self.bars):
            part.retheme(theme)
        self.densities[0].call(tr("Real"))
        self.densities[1].call(tr("Generated"))
        self.state.say(tr("Waiting for the first picture"))
        self._snapshot = None

    def show(self, view: View) -> None:
        """Take on the newest samples."""
        snapshot = view.snapshot
        self.grid.show_answers(view.answers)
        if snapshot is None and self._snapshot is not None:
            self.state.say(of_old(view, self._snapshot.run, self._snapshot.step))
        if snapshot is None or snapshot is self._snapshot:
            return
        self._snapshot, self._shape = snapshot, snapshot.shape
        step = at_step(snapshot.step)
        if self._shows_images:
            self.stack.setCurrentIndex(0)
            self.grid.show_snapshot(snapshot, averaging=view.settings_in_force.ema_decay > 0)
            at = self.grid.scored_at
            of = tr("from latents that stay the same") if at is None else tr("scores of step {step}", step=at)
            self.state.say(step + " · " + of)
        else:
            self.state.say(step)
            self._show_points(view, snapshot)

    def _show_points(self, view: View, snapshot: Snapshot) -> None:
        self.stack.setCurrentIndex(1)
        reference = view.started.reference if view.started is not None else None
        real = reference.cloud if reference is not None and reference.cloud is not None else snapshot.real
        cloud = snapshot.layers.get("cloud")
        fake = cloud.value if cloud is not None else snapshot.fake
        cells = [shares(points, snapshot.extent) for points in (real, fake)]
        held = cells[0][0][cells[0][0] > 0]
        top = float(np.quantile(held, CROWDED)) if held.size else 1.0
        for density, (share, outside) in zip(self.densities, cells, strict=True):
            density.show_shares(share, outside, top)
        modes = reference.modes if reference is not None else None
        self.shares = ModeShares.of(fake, modes) if modes is not None else None
        self.bars.setVisible(self.shares is not None)
        self.caption.setText(self._said(len(fake)))
        if self.shares is not None:
            self.bars.show_shares(self.shares)

    def _said(self, count: int) -> str:
        points = tr("{n} generated points, counted in the same cells as the real ones.", n=count)
        if self.shares is None:
            return points + " " + tr("This problem has no known modes.")
        return points + " " + tr("Below, the share of each mode: solid within 3 standard deviations, hatched beyond.")

    def _export(self) -> None:
        self.write(tr("Export the walk"), "walk.png", KINDS[".png"], self.grid.walk.write)

    def table(self) -> list[Sequence[Cell]]:
        """The images shown, a row each; or the share of each mode; or else the points."""
        snapshot = self._snapshot
        if snapshot is None:
            return []
        if self.shares is not None:
            rows = zip(self.shares.near.tolist(), self.shares.far.tolist(), strict=True)
            head: Sequence[Cell] = ("mode", "share_within_3_sd", "share_beyond")
            return [head, *((index + 1, near, far) for index, (near, far) in enumerate(rows))]
        shown = snapshot.fake[: self.grid.controls.side**2] if self._shows_images else snapshot.fake
        return [[f"x{i}" for i in range(shown.shape[1])], *shown.astype(float).tolist()]

    def actions(self) -> list[ActionSpec]:
        """The switches of the grid, and the walk."""
        group, controls, walk = tr(self.label), self.grid.controls, self.grid.walk

        def switch(spec: ChipSpec) -> ActionSpec:
            return ActionSpec(
                f"samples.{spec.name}", tr(spec.label), lambda: controls.chips.toggle(spec.name), group=group,
                tip=tr(spec.tip), checked=lambda: controls.chips.on(spec.name), enabled=lambda: self._shows_images,
            )  # fmt: skip

        rows = (
            ("play", tr("Play or stop the walk"), walk.toggle, lambda: walk.walked is not None),
            ("strip", tr("Export the walk"), self._export, lambda: walk.walked is not None),
            ("close", tr("Show the grid alone again"), self.grid.close_cards, lambda: self._shows_images),
        )
        return [
            *map(switch, CHIPS),
            *(ActionSpec(f"samples.{name}", text, call, group=group, enabled=can) for name, text, call, can in rows),
        ]


def _side_by_side(pictures: Sequence[QWidget]) -> QWidget:
    """A widget that holds pictures of the same width."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    for picture in pictures:
        row.addWidget(picture, 1)
    return pair
