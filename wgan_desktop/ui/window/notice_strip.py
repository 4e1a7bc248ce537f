"""A calm line at the bottom: what deserves a look, and what was just done."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolTip, QWidget

from wgan_desktop.run.notices import Notice, notices
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.theme import Theme
from wgan_desktop.ui.widgets.readout import Readout

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from wgan_desktop.run.view import View

LOOKS = 0.4  # seconds between two looks for notices, unless what is true has been measured anew
LINGERS = 3.0  # seconds for which a notice stays after it last held: a number on the edge must not flicker
MESSAGE = 6.0  # seconds for which a message stays
TOKENS = {"warn": "warn", "info": "muted"}


class NoticeStrip(QWidget):
    """Shows the gravest notice and how many there are besides; all of them under the pointer or at a click.

    Parameters
    ----------
    theme : Theme
    clock : callable
        Monotonic seconds.
    """

    def __init__(self, theme: Theme, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._held: dict[str, tuple[Notice, float]] = {}
        self._message, self._until, self._looked = "", -MESSAGE, -LOOKS
        self._run = ""
        self._truth: object = None  # the evaluation at the last look
        self.sign = QLabel()
        self.line = Readout("", "caption", characters=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.line, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._sign_shown: str | None = None
        self.retheme(theme)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours and sizes."""
        self.theme, self._sign_shown = theme, None
        self.line.retheme(theme)
        self.sign.setFixedSize(QSize(theme.px(16), theme.px(16)))

    def say(self, message: str) -> None:
        """Show a message for a while: what was just done."""
        self._message, self._until = message, self._clock() + MESSAGE

    def hush(self) -> None:
        """Take back what was said last: it is not so."""
        self._until = self._clock()

    def show_view(self, view: View) -> None:
        """Show what deserves a look now."""
        now, run = self._clock(), view.started.run if view.started is not None else ""
        if run != self._run:  # what held of another run says nothing of this one
            self._run, self._looked = run, -LOOKS
            self._held.clear()
        if now - self._looked >= LOOKS or view.evaluation is not self._truth:
            self._looked, self._truth = now, view.evaluation
            before = {name: (notice.past, when) for name, (notice, when) in self._held.items()}
            self._held = before | {notice.name: (notice, now) for notice in notices(view)}
        self._held = {name: held for name, held in self._held.items() if now - held[1] < LINGERS}
        if now < self._until:
            self._show("check", "good", self._message, self._message)
        elif self._held:
            self._show_notices(self.held)
        else:
            self._show("", "muted", "", "")

    @property
    def held(self) -> list[Notice]:
        """All that deserves a look now, the warnings first."""
        held = [notice for notice, _ in self._held.values()]
        return sorted(held, key=lambda notice: notice.level == "info")

    def _show_notices(self, held: list[Notice]) -> None:
        warnings = [notice for notice in held if notice.level == "warn"]
        first = held[0]
        more = tr("   (and {n} more)", n=len(warnings) - 1) if len(warnings) > 1 else ""
        tip = "".join(f"<p><b>{tr(notice.text)}</b><br>{tr(notice.detail)}</p>" for notice in held)
        sign = "warning" if first.level == "warn" else "info"
        self._show(sign, TOKENS[first.level], tr(first.text) + more, tip)

    def _show(self, sign: str, color: str, text: str, tip: str) -> None:
        self.line.color = color
        self.line.say(text, tip)
        if sign + color != self._sign_shown:
            self._sign_shown = sign + color
            shown = icon(sign, self.theme, color, size=16).pixmap(self.sign.size()) if sign else QPixmap()
            self.sign.setPixmap(shown)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Unfold all that deserves a look."""
        QToolTip.showText(event.globalPosition().toPoint(), self.line.toolTip(), self)
