"""Downloading a set of pictures: what it is, on what terms and from where, before anything is asked of the network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout

from wgan_desktop.core.downloads import Offer
from wgan_desktop.core.words import Said
from wgan_desktop.run.download import Download
from wgan_desktop.ui.bridge import Viewer
from wgan_desktop.ui.drawing.numerals import numeral
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.main_window import MainWindow

WIDTH = 520
MB = 1e6
SAID = {
    "waiting": Said("Nothing is downloaded before you say so."),
    "running": Said("Downloading; the run goes on meanwhile."),
    "cancelled": Said("Cancelled. What has been downloaded is kept: “Download” goes on from there."),
}


class DownloadDialog(QDialog):
    """Says what would be downloaded, does so when asked, and opens it when it is there; the window stays usable.

    Parameters
    ----------
    window : MainWindow
    offer : Offer
    """

    def __init__(self, window: MainWindow, offer: Offer) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self.offer, self.folder = window, offer, offer.place
        self.download: Download | None = None
        self.to, self.words, self.bar = QLabel(), QLabel(), QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.begin, self.change = self._button(self.start), self._button(self._ask)
        self.leave, self.shut = self._button(self.cancel), self._button(self.close)
        self.begin.setProperty("role", "main")
        self.begin.setDefault(True)
        self._form, self._column = QFormLayout(), QVBoxLayout(self)
        self._facts = self._lay_out()
        self.retheme(window.theme)
        self._viewer = Viewer(self._follow, lambda: 10.0, self.isVisible)
        window.bridge.add(self._viewer)
        self.begin.setFocus()

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        offer = self.offer
        self.setWindowTitle(tr("Download {name}", name=offer.label))
        self.bar.setAccessibleName(tr("Downloaded so far"))
        for button, text in (
            (self.begin, tr("Download")),
            (self.change, tr("Another folder …")),
            (self.leave, tr("Cancel")),
            (self.shut, tr("Close")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        hosts = ", ".join(dict.fromkeys(urlsplit(mirror).hostname or "" for mirror in offer.mirrors))
        facts = (
            (tr("What"), tr(offer.about)),
            (tr("Size"), tr("{value} MB", value=numeral(offer.size / MB))),
            (tr("Licence"), offer.licence),
            (tr("Source"), offer.source),
            (tr("From"), hosts),
            (tr("To"), str(self.folder)),
        )
        for (caption, value), (name, text) in zip(self._facts, facts, strict=True):
            caption.setText(name)
            value.setText(text)
        self._form.setHorizontalSpacing(theme.px(16))
        self._column.setContentsMargins(*[theme.px(16)] * 4)
        self._column.setSpacing(theme.px(12))
        self.setMinimumWidth(theme.px(WIDTH))
        self._say()

    def start(self) -> None:
        """Download, or go on where it was left."""
        self.download = Download(self.offer, self.folder)
        self.download.start()
        self._say()

    def cancel(self) -> None:
        """Leave it."""
        if self.download is not None:
            self.download.cancel()
        self._say()

    def done(self, result: int) -> None:
        """Close; what is under way is left."""
        self.cancel()
        self._window.bridge.drop(self._viewer)
        super().done(result)

    def _follow(self, view: View) -> None:
        """Show how far it is; once it is there, learn it."""
        if self.download is None:
            return
        self._say()
        if self.download.progress.state == "done":
            self.download = None
            self._window.files.learn(self.offer, self.folder)
            self.close()

    def _say(self) -> None:
        now = self.download.progress if self.download is not None else None
        state, running = (now.state, not now.over) if now is not None else ("waiting", False)
        self.bar.setValue(round(1000 * now.done / now.size) if now is not None else 0)
        text = tr(SAID[state]) if state in SAID else tr(now.why) if now is not None else ""
        if now is not None and running and now.host:
            share = {"done": numeral(now.done / MB), "size": numeral(now.size / MB), "host": now.host}
            text += "\n" + tr("{done} of {size} MB from {host}", **share)
        self.words.setText(text)
        self.words.setProperty("role", "complaint" if state == "failed" else "muted")
        self.words.style().polish(self.words)
        self.to.setText(str(self.folder))
        for button, shown in ((self.begin, not running), (self.change, not running), (self.leave, running)):
            button.setVisible(shown)

    def _ask(self) -> None:
        """Another place to put it."""
        chosen = self._window.files.ask_folder(tr("Where to put {name}", name=self.offer.label))
        if chosen is not None:
            self.folder = Path(chosen) / self.offer.name
            self._say()

    def _lay_out(self) -> list[tuple[QLabel, QLabel]]:
        """Put everything where it belongs; the facts' names and values, without words yet."""
        facts = [(QLabel(), value) for value in (*(QLabel() for _ in range(5)), self.to)]
        for caption, value in facts:
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            caption.setProperty("role", "muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._form.addRow(caption, value)
        self.words.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.change)
        row.addStretch(1)
        for button in (self.shut, self.leave, self.begin):
            row.addWidget(button)
        self._column.addLayout(self._form)
        self._column.addWidget(self.bar)
        self._column.addWidget(self.words)
        self._column.addStretch(1)
        self._column.addLayout(row)
        return facts

    def _button(self, call: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: call())
        return button
