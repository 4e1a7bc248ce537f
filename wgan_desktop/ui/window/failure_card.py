"""A failure as a card in the window: what happened, why, and the ways back as buttons.  Nothing is blocked by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from wgan_desktop.core.snapshot import Failure
from wgan_desktop.core.words import Said
from wgan_desktop.ui.controls.returning import UNUSABLE
from wgan_desktop.ui.drawing.wrapping import WrappingLayout
from wgan_desktop.ui.faults import CRASH
from wgan_desktop.ui.i18n import tr
from wgan_desktop.ui.icons import icon
from wgan_desktop.ui.nothing import nothing
from wgan_desktop.ui.theme import Theme

WIDTH = 560
WAYS = {
    "not_finite": ("resume", "restart"),
    "out_of_memory": ("smaller_batch", "resume", "restart"),
    "too_large": (),
    "died": ("resume", "restart"),
    "device_lost": ("resume", "restart"),
    "internal": ("resume", "restart"),
    "bad_input": ("choose_others", "restart"),
    "few": ("take_rest", "choose_others"),
}
"""The buttons of a kind of failure of the run; any other is the window's own and can only be dismissed.

Where there is a run before, that has not been put back already, there is a way to that, too."""

LISTED = "listed"  # no failure of anything: a list, to be read and copied
OWN = {UNUSABLE: ("choose_others",), CRASH: ("recover",)}
"""Of those failures that are the window's own, the ones that have buttons."""

TEXTS = {
    "recover": Said("Resume"),
    "resume": Said("Go on from the last state"),
    "restart": Said("Restart"),
    "smaller_batch": Said("Smaller batch"),
    "take_rest": Said("Go on with those"),
    "choose_others": Said("Choose others …"),
    "go_back": Said("Back to the previous run"),
}


class FailureCard(QFrame):
    """Floats over the stage until the way back is chosen; Escape dismisses it while it has the keys.

    What is offered after a crash comes back when another failure has been shown meanwhile, until it is answered.

    Parameters
    ----------
    parent : QWidget
        The window it floats over.
    ways : mapping of str to callable
        What the buttons do: a name of ``TEXTS`` each.
    theme : Theme

    Attributes
    ----------
    answered : callable
        Called when an offer has been taken or declined.
    """

    def __init__(self, parent: QWidget, ways: Mapping[str, Callable[[], object]], theme: Theme) -> None:
        super().__init__(parent)
        self.window_below = parent
        self.failure: Failure | None = None
        self._dismissed: Failure | None = None
        self._offer: Failure | None = None
        self.answered: Callable[[], object] = nothing
        self.setObjectName("card")
        self.sign, self.what, self.why, self.way_back = QLabel(), QLabel(), QLabel(), QLabel()
        self.what.setProperty("role", "title")
        self.way_back.setProperty("role", "muted")
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.buttons = {name: self._button(ways[name], closes=True) for name in TEXTS}
        self.details = self._button(lambda: self._unfold(self.detail.isHidden()))
        self.copy = self._button(self._copy)
        self.dismiss = self._button(self._dismiss)
        self._lay_out()
        self.retheme(theme)
        self.hide()
        parent.installEventFilter(self)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(Qt.Key.Key_Escape, self, context=here).activated.connect(self._dismiss)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay above what the window is given later: most of its panels are built once it stands."""
        if event.type() in (QEvent.Type.ChildAdded, QEvent.Type.ChildPolished) and not self.isHidden():
            self.raise_()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Be as high as the texts want to be, once they have their fonts."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.place()
        return done

    def show_failure(self, failure: Failure | None, *, back: bool = False) -> None:
        """Show ``failure``, unless it was dismissed; None takes the card away once the run has got over it.

        ``back``: there is a run before that can be gone back to.
        """
        if failure is None and self.failure is not None and self.failure.kind in WAYS:
            self._go()
        if failure is None or failure is self.failure or failure is self._dismissed:
            return
        self.failure = failure
        self._offer = failure if failure.kind == CRASH and failure.saved else self._offer
        self._mark()
        self._say(failure)
        going_on = "resume", "recover"
        ways = [name for name in (WAYS | OWN).get(failure.kind, ()) if failure.saved or name not in going_on]
        ways += ["go_back"] if back and failure.kind in WAYS else []
        for name, button in self.buttons.items():
            button.setVisible(name in ways)
            button.setProperty("role", "main" if name in ways[:1] else "")
            button.style().polish(button)
        self.details.setVisible(bool(failure.detail))
        self.copy.setVisible(bool(failure.detail) or failure.kind != LISTED)
        self._unfold(unfold=failure.kind == LISTED and bool(failure.detail))
        self.show()
        self.place()
        self.raise_()

    def settle(self, *kinds: str) -> None:
        """Go, if the card is of one of these kinds: it has been got right."""
        if self.failure is not None and self.failure.kind in kinds:
            self._dismiss()

    def _say(self, failure: Failure) -> None:
        place = tr("At step {step}: ", step=failure.step) if failure.kind in WAYS and failure.step else ""
        for label, text in (
            (self.what, place + tr(failure.what)),
            (self.why, tr(failure.why)),
            (self.way_back, tr(failure.way_back)),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self.detail.setPlainText(tr(failure.detail))

    def place(self) -> None:
        """Stand in the middle, a little below the top."""
        parent = self.window_below
        wanted = max(self.theme.px(WIDTH), self.minimumSizeHint().width())
        width = min(wanted, parent.width() - self.theme.px(32))
        self.setFixedSize(width, self.column.totalHeightForWidth(width))
        self.move((parent.width() - self.width()) // 2, parent.height() // 6)

    def retheme(self, theme: Theme) -> None:
        """Take on other colours, sizes and another language."""
        self.theme = theme
        own = {self.details: tr("Details"), self.copy: tr("Copy details"), self.dismiss: tr("Dismiss")}
        for button, text in {**own, **{self.buttons[name]: tr(text) for name, text in TEXTS.items()}}.items():
            button.setText(text)
            button.setAccessibleName(text)
        self.detail.setAccessibleName(tr("Details"))
        if self.failure is not None:
            self._say(self.failure)
        self._mark()
        self.column.setContentsMargins(*(theme.px(margin) for margin in (18, 16, 18, 16)))
        self.column.setSpacing(theme.px(10))
        self.row.setSpacing(theme.px(8))
        self.detail.setFont(theme.font("caption", mono=True))
        self.detail.setFixedHeight(theme.px(160))
        self.place()

    def _mark(self) -> None:
        """A failure is marked as one, a list is not."""
        listed = self.failure is not None and self.failure.kind == LISTED
        sign = icon("info", self.theme, "accent", size=24) if listed else icon("failure", self.theme, "bad", size=24)
        self.sign.setPixmap(sign.pixmap(self.theme.px(24), self.theme.px(24)))
        self.setProperty("role", "list" if listed else "")
        self.style().polish(self)

    def _lay_out(self) -> None:
        heading = QHBoxLayout()
        heading.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        heading.addWidget(self.what, 1)
        self.row = WrappingLayout()
        for button in (*self.buttons.values(), self.details, self.copy, self.dismiss):
            self.row.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.addLayout(heading)
        for label in (self.what, self.why, self.way_back):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.why)
        self.column.addWidget(self.way_back)
        self.column.addWidget(self.detail)
        self.column.addLayout(self.row)

    def _button(self, call: Callable[[], object], *, closes: bool = False) -> QPushButton:
        button = QPushButton()
        button.setAutoDefault(True)
        if closes:
            button.clicked.connect(self._dismiss)
        button.clicked.connect(call)
        return button

    def _unfold(self, unfold: bool) -> None:
        self.detail.setVisible(unfold)
        self.place()

    def _dismiss(self) -> None:
        if self.failure is self._offer:
            self._offer = None
            answered = self.answered
        else:
            self._dismissed, answered = self.failure, nothing
        self._go()
        answered()

    def _go(self) -> None:
        """Give the keys back to the window, and the place to what was offered before."""
        if self.isAncestorOf(self.window_below.focusWidget()):
            self.window_below.setFocus()
        self.failure = None
        self.hide()
        self.show_failure(self._offer)

    def _copy(self) -> None:
        if self.failure is not None:
            failure = self.failure if self.failure.kind in WAYS else self.what.text()
            QGuiApplication.clipboard().setText(f"{failure}\n\n{self.detail.toPlainText()}")
