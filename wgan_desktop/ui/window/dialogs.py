"""What opens in front of the window: the palette, the list of shortcuts, the drawing board, the imprint."""

from __future__ import annotations

import itertools
from importlib import resources
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from wgan_desktop.core.downloads import OFFERS
from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.version import own_version
from wgan_desktop.core.words import Said, joined
from wgan_desktop.ui.files.draw_points import DrawPoints
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.window.failure_card import LISTED
from wgan_desktop.ui.window.palette import CommandPalette

if TYPE_CHECKING:
    from wgan_desktop.ui.files.downloads import DownloadDialog
    from wgan_desktop.ui.main_window import MainWindow
    from wgan_desktop.ui.theme import Theme


class Dialogs:
    """Opens them; none stops the run.

    Parameters
    ----------
    window : MainWindow
    """

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._downloads: dict[str, DownloadDialog] = {}

    def retheme(self, theme: Theme) -> None:
        """Those beside which the window is used take on other colours, sizes and another language."""
        for dialog in self._downloads.values():
            dialog.retheme(theme)

    def palette(self) -> None:
        """Find and do anything by its name."""
        CommandPalette(self._window.actions_of, self._window.theme, self._window).open()

    def shortcuts(self) -> None:
        """Everything that has a shortcut."""
        CommandPalette(self._window.actions_of, self._window.theme, self._window, only_shortcuts=True).open()

    def draw(self) -> None:
        """Paint a distribution, and learn it."""
        board = DrawPoints(self._window.theme, self._window)
        board.drawn.connect(self._window.files.take_points)
        board.saved.connect(self._window.files.save_points)
        board.open()

    def download(self, name: str) -> None:
        """Download a set of pictures, and learn it; or learn it at once where it is there."""
        offer = OFFERS[name]
        if offer.is_in(offer.place):
            self._window.files.learn(offer, offer.place)
            return
        from wgan_desktop.ui.files.downloads import DownloadDialog  # what speaks https takes 20 ms of every start

        if name not in self._downloads:  # two would write into one file
            self._downloads[name] = DownloadDialog(self._window, offer)
            self._downloads[name].finished.connect(lambda _: self._downloads.pop(name))
        dialog = self._downloads[name]
        dialog.show()
        dialog.raise_()

    def notices(self) -> None:
        """All that deserves a look, as a card: to be read, and to be copied."""
        held = self._window.bar.notices.held
        what = Said("What deserves a look now.") if held else Said("Nothing deserves a look now.")
        listed = joined([joined([notice.text, notice.detail], "\n") for notice in held], "\n\n")
        self._window.card.show_failure(Failure(0, what, "", "", LISTED, listed))

    def about(self) -> None:
        """What this is."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(tr("About"))
        box.setText(tr("WGAN Desktop {version}: a laboratory for Wasserstein GANs.", version=own_version()))
        box.setInformativeText(
            tr("Everything drawn is the real state of a stated step. Free software under the MIT licence.")
        )
        if found := others():
            box.setDetailedText(found)
        box.open()


def others() -> str:
    """Whose work a bundle holds, and where their licences are; empty in a source, which holds nobody's."""
    file = resources.files("wgan_desktop") / "THIRD-PARTY.txt"
    if not file.is_file():
        return ""
    with file.open(encoding="utf-8") as lines:  # the texts, most of a megabyte, are left where they are
        listed = itertools.takewhile(lambda line: not line.startswith("=" * 80), lines)
        return f"{''.join(listed).strip()}\n\n{file}"
