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
        self.setWindowTitle(tr("Download {name}", name=offer.label))
        self._window, self.offer, self.folder = window, offer, offer.place
        self.download: Download | None = None
        self.to, self.words, self.bar = QLabel(), QLabel(), QProgressBar()
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(tr("Downloaded so far"))
        self.begin = self._button(tr("Download"), self.start)
        self.begin.setProperty("role", "main")
        self.begin.setDefault(True)
        self.change = self._button(tr("Another folder …"), self._ask)
        self.leave = self._button(tr("Cancel"), self.cancel)
        self.shut = self._button(tr("Close"), self.close)
        self._lay_out()
        self._viewer = Viewer(self._follow, lambda: 10.0, self.isVisible)
        window.bridge.add(self._viewer)
        self._say()
        self.begin.setFocus()

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

    def _lay_out(self) -> None:
        theme = self._window.theme
        form, row, column = QFormLayout(), QHBoxLayout(), QVBoxLayout(self)
        offer = self.offer
        hosts = ", ".join(dict.fromkeys(urlsplit(mirror).hostname or "" for mirror in offer.mirrors))
        facts = (
            (tr("What"), QLabel(tr(offer.about))),
            (tr("Size"), QLabel(tr("{value} MB", value=numeral(offer.size / MB)))),
            (tr("Licence"), QLabel(offer.licence)),
            (tr("Source"), QLabel(offer.source)),
            (tr("From"), QLabel(hosts)),
            (tr("To"), self.to),
        )
        for name, value in facts:
            value.setWordWrap(True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            caption = QLabel(name)
            caption.setProperty("role", "muted")
            caption.setAlignment(Qt.AlignmentFlag.AlignTop)
            form.addRow(caption, value)
        form.setHorizontalSpacing(theme.px(16))
        self.words.setWordWrap(True)
        row.addWidget(self.change)
        row.addStretch(1)
        for button in (self.shut, self.leave, self.begin):
            row.addWidget(button)
        column.setContentsMargins(*[theme.px(16)] * 4)
        column.setSpacing(theme.px(12))
        column.addLayout(form)
        column.addWidget(self.bar)
        column.addWidget(self.words)
        column.addStretch(1)
        column.addLayout(row)
        self.setMinimumWidth(theme.px(WIDTH))

    def _button(self, text: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _: call())
        return button
