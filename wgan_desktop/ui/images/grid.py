"""Generated images beside real ones: what is shown of them, and what a person asks about the tiles."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from wgan_desktop.core.questions import Answer, Nearest, Neighbours, Question, Walk
from wgan_desktop.core.tiles import Kind, levels, scores, tiles
from wgan_desktop.ui.drawing.captioned import NAME
from wgan_desktop.ui.drawing.mosaic import Mosaic
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.images.controls import SampleControls
from wgan_desktop.ui.images.hint_line import HintLine
from wgan_desktop.ui.images.neighbours import NeighboursCard
from wgan_desktop.ui.images.tile_card import COLOURS, TileCard
from wgan_desktop.ui.images.walk import FRAMES, WalkPlayer
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.core.snapshot import Snapshot


class SampleGrid(QWidget):
    """Mosaics of the chosen kinds, controls above them, and over what is free what was asked about a tile."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._snapshot: Snapshot | None = None
        self._answers: Mapping[Question, Answer] = {}
        self._averaging, self._levels = False, (0.0, 1.0)
        self._shown: dict[Kind, tuple[object, object, tuple[int, bool]]] = {}
        self._nearest: Nearest | None = None
        self._walk: Walk | None = None
        self._start: tuple[Kind, int] | None = None
        self._refused = False  # a real image, as an end of a walk
        self._turns, self._lent = itertools.count(1), False
        self.controls, self.hint = SampleControls(theme), HintLine()
        self.mosaics = {kind: Mosaic(theme, token) for kind, token in COLOURS.items()}
        self.neighbours, self.walk = NeighboursCard(theme), WalkPlayer(theme)
        self._arrange()
        self._connect()
        self.retheme(theme)

    def _arrange(self) -> None:
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for mosaic in self.mosaics.values():
            self._row.addWidget(mosaic, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.controls)
        self._column.addLayout(self._row, 1)
        self._column.addWidget(self.hint)
        for card in (self.neighbours, self.walk):
            card.setParent(self)

    def _connect(self) -> None:
        self.controls.changed.connect(self._renew)
        self.controls.chips.switched.connect(self._switch)
        for kind, mosaic in self.mosaics.items():
            mosaic.chosen.connect(lambda index, kind=kind: self.choose(kind, index))
        self.neighbours.again.connect(lambda: self._again("nearest"))
        self.neighbours.closed.connect(self.close_cards)
        self.walk.again.connect(lambda: self._again("walk"))
        self.walk.closed.connect(self.close_cards)

    # ------------------------------------------------------------------ what the trainer's side is to do

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """What is shown: what is chosen, as far as there is such a thing."""
        return tuple(kind for kind in self.controls.kinds if kind != "averaged" or self._averaging)

    @property
    def needs(self) -> frozenset[str]:
        """The layers of what is shown, and no others."""
        kinds, side = self.kinds, self.controls.side
        shown = {tiles(kind, side) for kind in kinds}
        return frozenset(shown | ({scores(kind, side) for kind in kinds} if self.controls.scores else set()))

    @property
    def asks(self) -> frozenset[Question]:
        """What is asked about tiles and not yet wholly answered."""
        asked = (question for question in (self._nearest, self._walk) if question is not None)
        return frozenset(question for question in asked if not self._is_known(question))

    def _is_known(self, question: Question) -> bool:
        answer = self._answers.get(question)
        return answer is not None and not (isinstance(answer, Neighbours) and not answer.complete)

    @property
    def scored_at(self) -> int | None:
        """The step of the scores; None where none are shown."""
        layers = {} if self._snapshot is None or not self.controls.scores else self._snapshot.layers
        said = (layers.get(scores(kind, self.controls.side)) for kind in self.kinds)
        return min((layer.step for layer in said if layer is not None), default=None)

    # ------------------------------------------------------------------ showing

    def show_snapshot(self, snapshot: Snapshot, *, averaging: bool) -> None:
        """Take on the newest images; ``averaging``: whether the settings ask for an averaged generator."""
        if self._snapshot is None or snapshot.run != self._snapshot.run:
            self._levels = levels(snapshot.real)
        self._snapshot, self._averaging = snapshot, averaging
        self._renew()

    def show_answers(self, answers: Mapping[Question, Answer]) -> None:
        """Take on what was answered."""
        self._answers = answers
        if self._nearest is not None:
            self.neighbours.show_answer(self._nearest, answers.get(self._nearest))
        if self._walk is not None:
            self.walk.show_answer(self._walk, answers.get(self._walk))
        self._lay()  # there may be more words than before

    def _renew(self) -> None:
        """Show what is chosen of the newest snapshot."""
        kinds, before = self.kinds, [mosaic.lattice() for mosaic in self.mosaics.values()]
        for kind, mosaic in self.mosaics.items():
            mosaic.setVisible(kind in kinds)
            mosaic.alike = [self.mosaics[each] for each in kinds]
            if kind in kinds and self._snapshot is not None:
                self._fill(kind, self._snapshot)
        if before != [mosaic.lattice() for mosaic in self.mosaics.values()]:
            self.update()
        self._turn()
        self._say()

    def event(self, event: QEvent) -> bool:
        """Place the grids as they are largest in the new room, and the card over what they leave free."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._turn()
            self._lay()
        return done

    def _turn(self) -> None:
        """Side by side or below each other, whichever has room for larger tiles."""
        room, count, name = self._row.geometry(), len(self.kinds), self.mosaics["real"].theme.px(NAME)
        beside = min(room.width() / count, room.height() - name)
        below = min(room.width(), room.height() / count - name)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if below > beside else ways.LeftToRight)

    def _lay(self) -> None:
        """Lay the card over what is free, or over tiles that it does not speak of: none moves under the pointer."""
        room = self._row.geometry()
        if self.hint.isHidden():
            room.setBottom(self.hint.geometry().bottom())
        tiles_of = [self.mosaics[kind] for kind in self.kinds]
        below = max(mosaic.y() + mosaic.place().bottom() for mosaic in tiles_of)
        marked = [place.translated(mosaic.x(), mosaic.y()) for mosaic in tiles_of for place, _ in mosaic.marked]
        cards = [card for card in (self.neighbours, self.walk) if not card.isHidden()]
        for card in cards:
            card.lay_over(room, below, marked)
        for mosaic in tiles_of:
            covered = [QRectF(card.geometry()).translated(-mosaic.x(), -mosaic.y()) for card in cards]
            mosaic.covered = covered[0] if covered else QRectF()

    def _fill(self, kind: Kind, snapshot: Snapshot) -> None:
        """Fill one mosaic, unless it shows the very same already."""
        how = side, sort = self.controls.side, self.controls.chips.on("sorted")
        layer = snapshot.layers.get(tiles(kind, side))
        said = snapshot.layers.get(scores(kind, side)) if self.controls.scores else None
        of = layer if layer is not None else snapshot
        before = self._shown.get(kind)
        if before is not None and before[0] is of and before[1] is said and before[2] == how:
            return
        self._shown[kind] = of, said, how
        mosaic, values = self.mosaics[kind], None if said is None else said.value
        if layer is not None:
            mosaic.show_tiles(layer.value, side, values, sort=sort)
        elif kind != "averaged":  # its bytes are on their way
            points = snapshot.real if kind == "real" else snapshot.fake
            mosaic.show_images(points, snapshot.shape, self._levels, side)

    # ------------------------------------------------------------------ asking

    def choose(self, kind: Kind, index: int) -> None:
        """Ask for the nearest real images of a tile or, while a walk is planned, make it one of its ends."""
        if self.controls.chips.on("walk"):
            self._choose_end(kind, index)
        else:
            self._ask(Nearest(kind, index, next(self._turns)))

    def _choose_end(self, kind: Kind, index: int) -> None:
        self._refused = kind == "real"
        if self._refused:
            self._say()
        elif self._start is None or self._start[0] != kind:
            self._start = kind, index
            self._ask(None)
        else:
            self._ask(Walk(kind, self._start[1], index, FRAMES, next(self._turns)))
            self._start = None

    def _ask(self, question: Question | None) -> None:
        """Ask this alone."""
        self._nearest = question if isinstance(question, Nearest) else None
        self._walk = question if isinstance(question, Walk) else None
        self.neighbours.setVisible(self._nearest is not None)
        self.walk.setVisible(self._walk is not None)
        self.show_answers(self._answers)
        self._mark()
        self._say()
        self._lay()

    def _again(self, what: Literal["nearest", "walk"]) -> None:
        question = self._nearest if what == "nearest" else self._walk
        if question is not None:
            self._ask(dataclasses.replace(question, turn=next(self._turns)))

    def close_cards(self) -> None:
        """Ask nothing any more."""
        self._start = None
        self._ask(None)

    def _switch(self, name: str, on: bool) -> None:
        if name == "walk":
            self._refused = False
            self.close_cards()

    def _mark(self) -> None:
        """Frame the tiles that are spoken of."""
        marks: dict[Kind, dict[int, str]] = {kind: {} for kind in self.mosaics}
        if self._nearest is not None:
            marks[self._nearest.kind] = {self._nearest.index: "?"}
        if self._start is not None:
            marks[self._start[0]] = {self._start[1]: "A"}
        if self._walk is not None:
            marks[self._walk.kind] = {self._walk.first: "A", self._walk.last: "B"}
        for kind, mosaic in self.mosaics.items():
            mosaic.mark(marks[kind])
            mosaic.hint = self._hint(kind)

    def lend(self, kind: Kind) -> Mosaic:
        """The mosaic of one kind for a place elsewhere: it alone is needed, and a click on it asks nothing here."""
        self._lent = True
        self.controls.choose("shown", kind)
        self.mosaics[kind].chosen.disconnect()
        self._mark()
        return self.mosaics[kind]

    def _hint(self, kind: Kind) -> str:
        """What a click on a tile does now."""
        if self._lent:
            return ""
        if not self.controls.chips.on("walk"):
            return tr("Click: nearest real images")
        if kind == "real":
            return ""
        if self._start is not None and self._start[0] == kind:
            return tr("Click: the walk ends here")
        return tr("Click: the walk begins here")

    def _say(self) -> None:
        """Say what a person is to do next, or why there is nothing to see."""
        words = ""
        if self._refused:
            words = tr("Choose generated images: real ones have no latents.")
        elif self.controls.chips.on("walk") and self._walk is None:
            words = tr("Choose the image where the walk ends.") if self._start else tr("Choose where the walk begins.")
        if not words and "averaged" in self.controls.kinds and not self._averaging:
            words = tr("The generator is not averaged: set “EMA of the generator”, for instance to 0.999.")
        if not words and any(mosaic.crowded for mosaic in self.mosaics.values() if not mosaic.isHidden()):
            words = tr("There is no room to write the scores: they are read under the pointer.")
        self.hint.say(words)

    # ------------------------------------------------------------------ the rest

    def forget(self) -> None:
        """Begin anew: another theme, another language."""
        self._snapshot = None
        self._shown.clear()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self._column.setSpacing(theme.px(6))
        self.controls.retheme(theme)
        cards = self.neighbours, self.walk, self.hint
        parts: tuple[Mosaic | TileCard | HintLine, ...] = (*self.mosaics.values(), *cards)
        for part in parts:
            part.retheme(theme)
        names = {"real": tr("Real"), "generated": tr("Generated"), "averaged": tr("Averaged")}
        for kind, mosaic in self.mosaics.items():
            mosaic.call(names[kind])
        self.forget()
        self._mark()
        self.show_answers(self._answers)
        self._say()
