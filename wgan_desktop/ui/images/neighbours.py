"""A tile beside the real pictures that are nearest to it: whether the generator has learnt some by heart."""

from __future__ import annotations

import math

from wgan_desktop.core.questions import Answer, Nearest, Neighbours, Unanswered
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.drawing.pictures import Picture
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.images.tile_card import COLOURS, TileCard
from wgan_desktop.ui.theme import Theme


class NeighboursCard(TileCard):
    """The answer to `Nearest`, as far as it is known."""

    _told: tuple[Nearest, Answer | None] | None = None

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        self._told = None

    def show_answer(self, question: Nearest, answer: Answer | None) -> None:
        """Show what is known; without an answer, that it is being looked for."""
        if self._told is not None and self._told[0] == question and self._told[1] is answer:
            return
        self._told = question, answer
        index = question.index + 1
        if isinstance(answer, Unanswered):
            self._say(tr("Image {index}", index=index), tr(answer.why))
        elif isinstance(answer, Neighbours):
            self._show(answer, index)
        else:
            self._say(tr("Looking for the real images nearest to image {index} …", index=index), "")

    def _show(self, answer: Neighbours, index: int) -> None:
        title = tr(
            "Image {index}, step {step}: the nearest of {count} real images", index=index, step=answer.step,
            count=answer.searched,
        )  # fmt: skip
        if not answer.complete:
            title += " " + tr("(of {given})", given=answer.given)
        tile = Picture(answer.picture, tr("image {index}", index=index), COLOURS[answer.question.kind])
        found = zip(answer.nearest, answer.distances.tolist(), strict=True)
        self.pictures.show_pictures(
            [tile, *(Picture(pixels, tr("{far} away", far=numeral(far)), "real") for pixels, far in found)]
        )
        self._say(title, _measure(answer.yardstick), keep=True)

    def _say(self, title: str, note: str, *, keep: bool = False) -> None:
        self.title.setText(title)
        self.note.setText(note)
        if not keep:
            self.pictures.show_pictures(())


def _measure(yardstick: float) -> str:
    """What the distances are to be held against."""
    if math.isnan(yardstick):
        return tr("Euclidean distances over all values of an image.")
    return tr(
        "Euclidean distances over all values of an image. A real image has its nearest other real one {far} away "
        "(median): a generated one that is much nearer is learnt by heart.",
        far=numeral(yardstick),
    )
