"""Many small images as one: a grid of tiles in a single picture."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)

from wgan_desktop.core.arrays import Singles
from wgan_desktop.core.tiles import Bytes, Levels, pixels
from wgan_desktop.ui.drawing.captioned import NAME, Captioned
from wgan_desktop.ui.drawing.lattice import CRISP, Lattice, Spot, gap
from wgan_desktop.ui.drawing.loupe import draw_loupe, laid
from wgan_desktop.ui.drawing.marks import draw_marks
from wgan_desktop.ui.drawing.numbers import Numbers, fitted
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.pixels import Pixels, blank, image, pour
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

SIDE = 8  # tiles along each side, unless told otherwise
MOVES = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0)}
KEYS = (*MOVES, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTHING: Bytes = np.empty((0, 1, 1, 1), np.uint8)


class Mosaic(Captioned):
    """A square picture of tiles; the one under the pointer, or chosen with the arrow keys, is enlarged.

    Signals
    -------
    chosen(int)
        A person clicked on the tile of this index, or pressed Enter at it.

    Attributes
    ----------
    side : int
    tiles : (n, height, width, 1 or 3) uint8
        By their index, whatever the order in which they are shown.
    scores : (n,) float, or None
    hint : str
        What a click does, in the person's language; empty for nothing.
    covered : QRectF
        What something else lies over.
    alike : sequence of Mosaic
        Those beside it, which leave as much room for numbers: all are of one height, whichever has some first.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, token: str) -> None:
        super().__init__(theme)
        self._token, self.side, self.hint = token, SIDE, ""
        self.tiles = self._given = NOTHING
        self.scores: Singles | None = None
        self._order: npt.NDArray[np.intp] = np.arange(0)
        self._pixels: Pixels = np.empty((0, 0), np.uint32)
        self._numbers = Numbers(())
        self._marks: Mapping[int, str] = {}
        self._pointer: QPointF | None = None
        self.covered = QRectF()
        self.alike: Sequence[Mosaic] = (self,)
        self._cursor, self._by_key = 0, False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    # ------------------------------------------------------------------ what is shown

    def show_tiles(
        self, tiles: Bytes, side: int = SIDE, scores: Singles | None = None, *, sort: bool = False
    ) -> None:  # fmt: skip
        """Show the first ``side`` x ``side`` tiles with their scores, if there are any; the highest first, if asked."""
        count = min(len(tiles), side * side)
        self.scores = scores[:count] if scores is not None and len(scores) >= count else None
        order = np.argsort(-self.scores, kind="stable") if sort and self.scores is not None else np.arange(count)
        same = tiles is self._given and side == self.side and np.array_equal(order, self._order)
        self._given, self.tiles, self.side, self._order = tiles, tiles[:count], side, order
        self._numbers = Numbers(() if self.scores is None else self.scores[order])
        if not same:  # other scores alone change no pixel
            self._compose()
        self.update()

    def show_images(self, images: Singles, shape: tuple[int, ...], levels: Levels, side: int = SIDE) -> None:
        """Show images (n, d) of ``shape`` (channels, height, width)."""
        self.show_tiles(pixels(images[: side * side], shape, levels), side)

    def mark(self, marks: Mapping[int, str]) -> None:
        """Frame some tiles, by their index, and put a letter to each."""
        if marks != self._marks:
            self._marks = marks
            self.update()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        super().retheme(theme)
        self._compose()

    def _compose(self) -> None:
        """All tiles as one picture, row after row; missing ones and gaps have the paper's colour."""
        n, height, width, _ = self.tiles.shape
        paper, side, apart = int(self.theme.color("border").rgb()), self.side, gap(width)
        shape = (side, height + apart, side, width + apart)
        if self._pixels.shape != shape or n < side * side or self._pixels[0, 0, 0, -1] != paper:
            self._pixels = blank(shape, paper)
        seen = self._pixels[:, :height, :, :width]
        shown = self.tiles if np.array_equal(self._order, np.arange(n)) else self.tiles[self._order]
        rows = n // side
        pour(shown[: rows * side].reshape(rows, side, *shown.shape[1:]).transpose(0, 2, 1, 3, 4), seen[:rows])
        if n % side:
            pour(shown[rows * side :].transpose(1, 0, 2, 3), seen[rows, :, : n % side])

    # ------------------------------------------------------------------ where it lies

    def lattice(self) -> Lattice:
        """Where the tiles lie."""
        return self._fitted[0]

    @property
    def _fitted(self) -> tuple[Lattice, int]:
        """Where the tiles lie, and the size of the numbers below them: the largest that there is room for."""
        _, height, width, _ = self.tiles.shape
        beside = [each._numbers for each in self.alike if each.side == self.side]
        return fitted(beside, self.theme, lambda text: Lattice.fitted(self.side, height, width, self.room(), text))

    def room(self) -> QRectF:
        """All below the name; the picture lies at its top: what opens below moves nothing."""
        top = self.theme.px(NAME) if self.name else 2
        return QRectF(2, top, max(self.width() - 4, 0), max(self.height() - top - 2, 0))

    def place(self) -> QRectF:
        """Where the picture lies; empty while there is none."""
        return self.lattice().place if len(self.tiles) else QRectF()

    def tile(self, index: int) -> QRectF:
        """Where an image lies, whatever the order; empty where it is not shown."""
        found = np.flatnonzero(self._order == index)
        return self.lattice().tile(int(found[0])) if len(found) else QRectF()

    @property
    def marked(self) -> list[tuple[QRectF, str]]:
        """Where the framed tiles lie, each with its letter."""
        return [(self.tile(index), letter) for index, letter in self._marks.items() if index < len(self.tiles)]

    @property
    def crowded(self) -> bool:
        """Whether there are scores and no room to write them."""
        return bool(self._numbers) and not self.lattice().written

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint picture, scores, frames and the tile that is enlarged."""
        if not len(self.tiles):
            return
        lattice, size = self._fitted
        with QPainter(self) as painter:
            self._draw_tiles(painter, lattice)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)  # noqa: FBT003 - Qt's own
            if lattice.written:
                self._numbers.draw(painter, self.theme, lattice, size)
            self.draw_name(painter, lattice.place)
            painter.setPen(QPen(self.theme.color(self._token), self.theme.line(1.5)))
            around = lattice.place.adjusted(-2, -2, 2, 2)
            painter.drawRect(around.intersected(QRectF(self.rect()).adjusted(1, 1, -1, -1)))
            draw_marks(painter, self.theme, self.marked)
            self._draw_close(painter, lattice)

    def _draw_tiles(self, painter: QPainter, lattice: Lattice) -> None:
        """All at once, or row by row where something is written between the rows."""
        side, tall, _, pitch = self._pixels.shape
        columns, rows = side * pitch - gap(lattice.width), side * tall - gap(lattice.width)
        whole, by = QImage(self._pixels.data, columns, rows, 4 * side * pitch, QImage.Format.Format_RGB32), 1
        uneven = lattice.scale > CRISP and not float(lattice.scale).is_integer()
        if uneven:  # enlarged to the next whole number, and then made smaller: no pixel is wider than another
            by = math.ceil(lattice.scale)
            whole = whole.scaled(by * columns, by * rows)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, uneven or lattice.scale < 1)
        if not lattice.written:
            painter.drawImage(lattice.place, whole)
            return
        painter.fillRect(lattice.place, self.theme.color("border"))
        for row in range(side):
            part = QRectF(0, by * row * tall, by * columns, by * lattice.height)
            painter.drawImage(lattice.row(row), whole, part)

    def _draw_close(self, painter: QPainter, lattice: Lattice) -> None:
        spot = self._spot(lattice)
        if spot is None:
            return
        tile = lattice.tile(spot.position)
        painter.setPen(QPen(self.theme.color("accent"), self.theme.line(2.0)))
        painter.drawRect(tile.adjusted(-1, -1, 1, 1))
        lines = [*self._said(spot), *filter(None, [self.hint])]
        near, others = lattice.around(spot.position), [self.covered, *(place for place, _ in self.marked)]
        size = QSizeF(lattice.width, lattice.height)
        loupe = laid(self.theme, size, lines, tile, near, QRectF(self.rect()), others)
        draw_loupe(painter, self.theme, image(self.tiles[self._order[spot.position]]), lines, loupe)

    # ------------------------------------------------------------------ reading

    def read(self, at: QPointF) -> list[str]:
        """The image and the pixel under a point; empty between tiles."""
        spot = self.lattice().at(at) if len(self.tiles) else None
        return self._said(spot) if spot is not None and spot.position < len(self.tiles) else []

    def _spot(self, lattice: Lattice) -> Spot | None:
        """The tile to look at closely: under the pointer, or else at the cursor."""
        spot = lattice.at(self._pointer) if self._pointer is not None else None
        if self._pointer is None and self._by_key:
            spot = Spot(min(self._cursor, len(self.tiles) - 1), -1, -1)
        return spot if spot is not None and spot.position < len(self.tiles) else None

    def _said(self, spot: Spot) -> list[str]:
        index = int(self._order[spot.position])
        lines = [tr("image {index}", index=index + 1)]
        if self.scores is not None:
            lines.append(tr("critic f = {f}", f=numeral(float(self.scores[index]))))
        if spot.x >= 0:
            value = ", ".join(str(each) for each in self.tiles[index, spot.y, spot.x].tolist())
            lines.append(tr("pixel ({x}, {y}) = {value}", x=spot.x, y=spot.y, value=value))
        return lines

    # ------------------------------------------------------------------ pointer and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Look closely at what is under the pointer."""
        self._pointer = event.position()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is looked at where no pointer is."""
        self._pointer = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a tile."""
        spot = self.lattice().at(event.position()) if len(self.tiles) else None
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and spot.position < len(self.tiles):
            self.chosen.emit(int(self._order[spot.position]))
        event.ignore()  # its parent may want to know, too

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys and Enter, which are shortcuts of the window, while this has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_own(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile, or choose one."""
        if not (_is_own(event) and len(self.tiles)):
            super().keyPressEvent(event)
            return
        last = len(self.tiles) - 1
        at = min(self._cursor, last)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(int(self._order[at]))
            return
        down, right = MOVES.get(Qt.Key(event.key()), (0, 0))
        goal = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}.get(Qt.Key(event.key()), at + down * self.side + right)
        self._go(goal if 0 <= goal <= last else at)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Where a key has brought the focus, begin at the first tile or where it was left."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._go(self._cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing is enlarged any more."""
        super().focusOutEvent(event)
        self._by_key = False
        self.update()

    def _go(self, position: int) -> None:
        self._cursor, self._by_key = position, True
        if position < len(self.tiles):
            self.setAccessibleDescription(", ".join(self._said(Spot(position, -1, -1))))
        self.update()


def _is_own(event: QKeyEvent) -> bool:
    return event.key() in KEYS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
