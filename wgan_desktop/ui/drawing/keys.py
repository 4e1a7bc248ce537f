"""Keys of a picture, which takes them while it has the focus; else they are shortcuts of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from wgan_desktop.core.words import Said

HINT = Said("Plus and minus zoom, the arrow keys move, 0 shows the whole.")

Act = Callable[[], object]

WAYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Down: (0, -1), Qt.Key.Key_Up: (0, 1),
}  # fmt: skip
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_WHOLE = (Qt.Key.Key_0, Qt.Key.Key_Home)
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_ALONE = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
)  # with others a key means something else


class Keys(QObject):
    """Gives a picture its keys, and a frame where a key has brought the focus.

    Parameters
    ----------
    picture : QWidget
    does : callable
        Given a key that was pressed, what it does; None: it is not the picture's.
    policy : Qt.FocusPolicy
        By default a click does not take the focus: Right after it is still a step.

    Attributes
    ----------
    outline : QWidget
        The frame.
    """

    def __init__(
        self,
        picture: QWidget,
        does: Callable[[QKeyEvent], Act | None],
        policy: Qt.FocusPolicy = Qt.FocusPolicy.TabFocus,
    ) -> None:
        super().__init__(picture)
        self._does = does
        self.outline = QWidget(picture)
        self.outline.setObjectName("outline")
        self.outline.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.outline.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.outline.hide()
        picture.setFocusPolicy(policy)
        picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys, and note how the focus came."""
        if isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            self.outline.setGeometry(watched.rect())
            self.outline.setVisible(event.gotFocus() and event.reason() in _BY_KEY)
            self.outline.raise_()
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.outline.setGeometry(watched.rect())
        elif isinstance(event, QKeyEvent) and not event.modifiers() & ~_ALONE and (act := self._does(event)):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True  # of a plot's scene it would be refused again
            if event.type() == QEvent.Type.KeyPress:
                act()
                return True
        return False


def looks(
    zoom: Callable[[int], object], move: Callable[[int, int], object], whole: Act
) -> Callable[[QKeyEvent], Act | None]:
    """Of a picture that is looked at more closely: plus and minus, the arrows, and 0 or Home for all of it.

    ``zoom`` is given 1 for nearer or -1, ``move`` where to look: so many steps to the right, and up.
    """

    def does(event: QKeyEvent) -> Act | None:
        key = Qt.Key(event.key())
        if key in _ZOOMS:
            return lambda: zoom(_ZOOMS[key])
        if key in WAYS:
            return lambda: move(*WAYS[key])
        return whole if key in _WHOLE else None

    return does
