"""The plate: what the runs of a duel make, side by side, each under its name and over its numbers, to be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.duels import SHARED, method_in_words
from wgan_desktop.core.losses import LOSSES
from wgan_desktop.core.problems import PROBLEMS, makes_images
from wgan_desktop.core.settings import FIELDS, Settings
from wgan_desktop.core.words import SaidError
from wgan_desktop.run.duel import LEAD
from wgan_desktop.ui.controls.rail import REGISTRIES, foremost
from wgan_desktop.ui.drawing.numerals import at_step, numeral, with_spread
from wgan_desktop.ui.duel.chips import colour, letter
from wgan_desktop.ui.duel.column import Bare
from wgan_desktop.ui.duel.curves import floor_of
from wgan_desktop.ui.duel.run import Run
from wgan_desktop.ui.files.export import save_picture
from wgan_desktop.ui.i18n import localised, tr
from wgan_desktop.ui.theme import Role, Theme, Tokens

if TYPE_CHECKING:
    from wgan_desktop.core.transport import Floor
    from wgan_desktop.run.view import View

WIDTH = 1600  # pixels of a plate
ROOM = 540.0  # pixels at scale 1 that a column of text is laid out for
LATE = 10.0  # seconds after which every ray has faded in
Line = tuple[str, Role, str]
"""A text, its place in the type scale, and the token of its colour."""


def write_plate(path: Path, runs: Sequence[Run], tokens: Tokens, share: str, width: int = WIDTH) -> None:
    """Write the `plate` of these runs as PNG.

    Raises
    ------
    ValueError
        Before every run has something to show.
    OSError
        When the file cannot be written.
    """
    save_picture(plate(runs, tokens, share, width), path, "PNG")


def plate(runs: Sequence[Run], tokens: Tokens, share: str, width: int) -> QImage:
    """The plate of these runs, so many pixels wide."""
    if any(run.view.snapshot is None for run in runs):
        raise SaidError("A run has no picture yet: let it play for a moment.")
    theme = Theme(tokens, width / (ROOM * max(len(runs), 2)))
    margin = theme.px(20)
    side = (width - margin * (len(runs) + 1)) // len(runs)
    floor = floor_of(runs)
    texts = [_Caption(run, floor, theme, side) for run in runs]
    foot = _foot(runs[0].view.settings_in_force, share, alike=_alike(runs, share))
    above, below = max(text.above for text in texts), max(text.below for text in texts)
    height = 4 * margin + above + side + below + theme.px(14)
    image = QImage(width, round(height), QImage.Format.Format_RGB32)
    image.fill(theme.color("background"))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, (run, text) in enumerate(zip(runs, texts, strict=True)):
            x = margin + place * (side + margin)
            text.draw_title(painter, x, margin)
            place_of_picture = QRectF(x, 1.5 * margin + above, side, side)
            painter.drawImage(place_of_picture, _picture(run.view, theme, side))
            text.draw_numbers(painter, x, 2 * margin + above + side)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("muted"))
        line = QRectF(margin, height - margin - theme.px(14), width - 2 * margin, theme.px(16))
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, foot)
    return image


def _picture(view: View, theme: Theme, side: int) -> QImage:
    """What the stage shows of a view, so large: painted by the stage itself, on a window that nobody sees."""
    bare, holder = Bare.of(theme, images=makes_images(view.settings_in_force)), QWidget()
    holder.setStyleSheet(f"background: {theme.tokens.background}")
    holder.resize(side, side)
    bare.hold(holder)
    bare.picture.setGeometry(0, 0, side, side)
    bare.picture.show()
    bare.panel.retheme(theme)
    bare.unnamed()
    bare.panel.beat(0.0)
    holder.grab()  # now the picture knows its size
    bare.panel.show(view)
    for _ in range(2):
        bare.panel.beat(LATE)
        while bare.panel.behind:
            bare.panel.catch_up()
        image = holder.grab(bare.place()).toImage()
    return image.scaled(QSize(side, side), mode=Qt.TransformationMode.SmoothTransformation)


class _Caption:
    """The words of one run, laid out for a width."""

    def __init__(self, run: Run, floor: Floor | None, theme: Theme, width: int) -> None:
        self._theme, self._width, self._own = theme, width, colour(theme, run.index)
        self._letter = letter(run.index)
        settings = run.view.settings_in_force
        method = " · ".join(tr(label) for label in method_in_words(settings))
        self._title = [*self._lines(run.name, "title", "text"), *self._lines(method, "body", "muted")]
        self._numbers = [
            *self._lines(" · ".join(_numbers(run.view, floor)), "body", "text"),
            *self._lines(" · ".join(_settings(settings)), "caption", "muted"),
        ]
        self.above, self.below = self._height(self._title), self._height(self._numbers)

    def _lines(self, text: str, role: Role, token: str) -> Iterator[Line]:
        """The text in lines as wide as there is room, parted between its words."""
        metrics, line = QFontMetricsF(self._theme.font(role, bold=role == "title")), ""
        room = self._width - (self._theme.px(34) if role == "title" else 0)
        for word in text.split(" "):
            longer = f"{line} {word}".strip()
            if line and metrics.horizontalAdvance(longer) > room:
                yield line, role, token
                longer = word
            line = longer
        yield line, role, token

    def _height(self, lines: Sequence[Line]) -> float:
        return sum(QFontMetricsF(self._theme.font(role)).lineSpacing() for _, role, _ in lines)

    def draw_title(self, painter: QPainter, x: float, y: float) -> None:
        """The run's letter, and beside it its name over its method."""
        side = self._theme.px(26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._own)
        badge = QRectF(x, y, side, side)
        painter.drawRoundedRect(badge, self._theme.px(5), self._theme.px(5))
        painter.setPen(self._theme.color("background"))
        painter.setFont(self._theme.font("body", bold=True))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._letter)
        self._draw(painter, x + self._theme.px(34), y, self._title)

    def draw_numbers(self, painter: QPainter, x: float, y: float) -> None:
        """Where the run is, how good, and by which settings."""
        self._draw(painter, x, y, self._numbers)

    def _draw(self, painter: QPainter, x: float, y: float, lines: Sequence[Line]) -> None:
        for text, role, token in lines:
            font = self._theme.font(role, bold=role == "title")
            tall = QFontMetricsF(font).lineSpacing()
            painter.setFont(font)
            painter.setPen(QColor(self._theme.color(token)))
            painter.drawText(
                QRectF(x, y, self._width, tall), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
            )
            y += tall


def _is_measured(view: View) -> bool:
    """Whether the numbers are of the picture."""
    seen, numbers = view.snapshot, view.evaluation
    return seen is not None and numbers is not None and (seen.run, seen.step) == (numbers.run, numbers.step)


def _numbers(view: View, floor: Floor | None) -> Iterator[str]:
    """The step of the picture, and the newest numbers: with their step, where that is another."""
    assert view.snapshot is not None
    yield at_step(view.snapshot.step)
    yield tr("{seconds} s", seconds=localised(f"{view.snapshot.seconds:.1f}"))
    evaluation = view.evaluation
    if evaluation is None:
        return
    at = "" if _is_measured(view) else f" ({tr('step {step}', step=evaluation.step)})"
    yield f"W1 {numeral(evaluation.w1)}{at}"
    if floor is not None:
        yield f"{tr('floor')} {with_spread(floor.mean, floor.sd)}"
    if evaluation.modes is not None:
        yield f"{evaluation.modes.modes} / {evaluation.modes.modes_total} {tr('modes')}{at}"


def _settings(settings: Settings) -> Iterator[str]:
    """The fields that matter for the method, each with its value; not a loss's own where it is at its default."""
    fields = LOSSES[settings.loss].fields
    for name in foremost(settings):
        plain = name in fields and getattr(settings, name) == FIELDS[name].default
        if not plain and name not in (*REGISTRIES, *SHARED) and FIELDS[name].group in ("method", "loop", "optimiser"):
            yield _field(name, settings)


def _field(name: str, settings: Settings) -> str:
    return f"{tr(FIELDS[name].label)} {localised(f'{getattr(settings, name):g}')}"


def _alike(runs: Sequence[Run], share: str) -> bool:
    """Whether all have had as much of what is shared; of seconds none is ahead by more than its lead and a moment."""
    if share == "steps":
        return len({run.view.snapshot.step for run in runs if run.view.snapshot is not None}) == 1
    seconds = [run.view.state.seconds for run in runs if run.view.state is not None]
    return max(seconds, default=0.0) - min(seconds, default=0.0) <= 2 * LEAD


def _foot(settings: Settings, share: str, *, alike: bool) -> str:
    """What all runs have in common; ``alike``: they have had as much of what is shared."""
    steps = tr("equal generator steps") if alike else tr("equal generator steps, which some have still to make")
    whole, rest = tr("equal seconds of training"), tr("equal seconds of training, not yet had by all")
    shares = {"steps": steps, "seconds": whole if alike else rest}
    seed = tr("seed {seed}", seed=str(settings.seed))
    parts = [
        tr(PROBLEMS[settings.problem].label),
        _field("batch_size", settings),
        seed,
        shares.get(share),
        "WGAN Desktop",
    ]
    return " · ".join(filter(None, parts))
