"""A walk from tile to tile through the space of latents, played as an animation."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QVBoxLayout

from wgan_desktop.core.questions import Answer, Unanswered, Walk, Walked
from wgan_desktop.core.words import Said
from wgan_desktop.ui.drawing.chips import Chips, ChipSpec
from wgan_desktop.ui.drawing.glyphs import mesh
from wgan_desktop.ui.drawing.pictures import Picture
from wgan_desktop.ui.drawing.pixels import strip
from wgan_desktop.ui.files.export import save_picture
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.images.tile_card import TileCard
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.calm import calm, push_button

FRAMES = 49  # of a walk
SECONDS = 4.0  # from end to end
STRIP, WIDE = 9, 64  # frames of an exported strip, and the least pixels that each is wide
WAY = Said(
    "The generator's images of latents between the two: along the sphere for normal noise (White 2016), else straight."
)
LOOP = ChipSpec("loop", "Loop", "There and back, again and again.", mesh, on=False)


class WalkPlayer(TileCard):
    """The answer to `Walk`: both ends and the frame in between; play, a slider, a loop, and a strip to export.

    Attributes
    ----------
    playing : bool
    frame : int

    Signals
    -------
    export()
        A person wants the strip in a file, which `write` makes.
    """

    export = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._question: Walk | None = None
        self._answer: Answer | None = None
        self.playing, self.frame = False, 0
        self._time, self._at, self._way = 0.0, 0.0, 1
        self.play, self.slider = self.button("play", self.toggle), QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, FRAMES - 1)
        self.slider.valueChanged.connect(self._scrub)
        calm(self.slider)
        self.loop, self.export_button = Chips((LOOP,), theme), push_button(self.export.emit)
        self._lines = QHBoxLayout(), QHBoxLayout()
        self._lines[0].addWidget(self.play)
        self._lines[0].addWidget(self.slider, 1)
        self._lines[1].addWidget(self.loop, 1)
        self._lines[1].addWidget(self.export_button)
        beside = QVBoxLayout()
        beside.addStretch(1)
        for line in self._lines:
            beside.addLayout(line)
        beside.addStretch(1)
        self.body.addLayout(beside, 2)

    def show_answer(self, question: Walk, answer: Answer | None) -> None:
        """Take on what is known; a walk that has just arrived begins to play."""
        if question == self._question and answer is self._answer:
            return
        self._question, self._answer = question, answer
        for part in (self.play, self.slider, self.loop, self.export_button):
            part.setEnabled(self.walked is not None)
        self._time, self._at, self._way = 0.0, 0.0, 1
        self._set_playing(on=self.walked is not None)
        self._show_frame(0)
        self._tell()

    @property
    def walked(self) -> Walked | None:
        """The walk, once it is known."""
        return self._answer if isinstance(self._answer, Walked) else None

    def _tell(self) -> None:
        """Title and note."""
        if self._question is None:
            return
        ends = {"first": self._question.first + 1, "last": self._question.last + 1}
        if (walked := self.walked) is not None:
            self.title.setText(tr("From image {first} to image {last}, step {step}", **ends, step=walked.step))
            self.note.setText(tr(WAY))
        else:
            self.title.setText(tr("From image {first} to image {last} …", **ends))
            self.note.setText(tr(self._answer.why) if isinstance(self._answer, Unanswered) else "")

    # ------------------------------------------------------------------ playing

    def beat(self, now: float) -> None:
        """Go on by the time that has passed since the last beat, in seconds."""
        passed, self._time = now - self._time if self._time else 0.0, now
        if not self.playing or self.walked is None:
            return
        self._at += self._way * passed / SECONDS
        if not 0 <= self._at <= 1:
            self._at = min(max(self._at, 0.0), 1.0)
            self._way = -self._way
            if not self.loop.on("loop"):
                self._set_playing(on=False)
        frame = round(self._at * (len(self.walked.frames) - 1))
        if frame != self.frame:
            self._show_frame(frame)

    def toggle(self) -> None:
        """Play, or stop where it is; from an end it goes the other way."""
        if self._at >= 1 or self._at <= 0:
            self._way = -1 if self._at >= 1 else 1
        self._set_playing(on=not self.playing)

    def _set_playing(self, *, on: bool) -> None:
        self.playing = on
        self.play.setProperty("picture", "pause" if on else "play")
        name = tr("Stop the walk") if on else tr("Play the walk")
        self.dress(self.play, name, name)

    def _scrub(self, frame: int) -> None:
        """A person moved the slider."""
        self._set_playing(on=False)
        self._at = frame / (FRAMES - 1)
        self._show_frame(frame)

    def _show_frame(self, frame: int) -> None:
        walked, self.frame = self.walked, frame
        with QSignalBlocker(self.slider):
            self.slider.setValue(frame)
        if walked is None:
            self.pictures.show_pictures(())
            return
        parts = (
            (0, tr("image {index}", index=walked.question.first + 1)),
            (frame, tr("t = {share:.2f}", share=frame / (len(walked.frames) - 1))),
            (-1, tr("image {index}", index=walked.question.last + 1)),
        )
        self.pictures.show_pictures([Picture(walked.frames[at], words, "generated") for at, words in parts])

    # ------------------------------------------------------------------ export

    def write(self, path: Path) -> None:
        """Write frames in equal steps from end to end side by side, as a picture.

        Raises
        ------
        OSError
            When it cannot be written, or there is no walk.
        """
        walked = self.walked
        if walked is None:
            raise OSError(Said("There is no walk yet."))
        frames = walked.frames[np.linspace(0, len(walked.frames) - 1, STRIP).round().astype(int)]
        scale = max(1, -(-WIDE // frames.shape[2]))
        picture = strip(frames, max(1, frames.shape[2] // 16), int(self.theme.color("surface").rgb()), scale)
        save_picture(picture, path)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        super().retheme(theme)
        for line in self._lines:
            line.setSpacing(theme.px(8))
        self._set_playing(on=self.playing)
        self.slider.setAccessibleName(tr("Place on the walk"))
        self.slider.setToolTip(tr("How far from the first image to the second."))
        self.loop.retheme(theme)
        self._show_frame(self.frame)
        self._tell()
        self.export_button.setText(tr("Export …"))
        self.export_button.setToolTip(tr("{count} frames side by side, as a PNG file.", count=STRIP))
