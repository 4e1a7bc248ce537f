"""Putting a session on a screen, or into a picture."""

from __future__ import annotations

import dataclasses
import os
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from wgan_desktop.core.files import log_folder
from wgan_desktop.ui.displays import without_display
from wgan_desktop.ui.duel.meeting import meet
from wgan_desktop.ui.faults import LOG, log_to
from wgan_desktop.ui.i18n import languages, set_language
from wgan_desktop.ui.icons import program_icon
from wgan_desktop.ui.nothing import nothing
from wgan_desktop.ui.opening import Opening, opening_files
from wgan_desktop.ui.signals import closing_on_signals
from wgan_desktop.ui.window.remembered import Remembered

if TYPE_CHECKING:
    from wgan_desktop.core.duels import Lineup
    from wgan_desktop.run.crashes import Crashes
    from wgan_desktop.run.session import Session
    from wgan_desktop.run.view import View
    from wgan_desktop.ui.main_window import MainWindow

SETTLING = 60.0  # seconds that the plan and the numbers of the last picture may take
SOFTWARE = {"QT_OPENGL": "software", "QT_XCB_GL_INTEGRATION": "none", "LIBGL_ALWAYS_SOFTWARE": "1"}
FADING = 1.5  # seconds until arrows that took another partner have faded in


@dataclasses.dataclass(frozen=True)
class WindowOptions:
    """How the window is to look and when it is to go.

    Attributes
    ----------
    theme : {"dark", "light"}, optional
        Default: as remembered.
    language : str, optional
        Default: as remembered.
    quit_after : float, optional
        Seconds from now.
    panels : collection of str, optional
        Only these; default: all.
    lesson : str, optional
        The name of a lesson to begin with.
    welcome : bool
        Show the welcome page, if it has never been shown.
    shown : callable, optional
        Called with the window once it is on the screen.
    crashes : Crashes, optional
        How the runs before ended, being watched: told, and after several crashes the window starts in safe mode.
    duel : Lineup, optional
        Of which the session trains the first run: the window begins with it, and a picture is of its plate.
    """

    theme: str | None = None
    language: str | None = None
    quit_after: float | None = None
    panels: Collection[str] | None = None
    lesson: str | None = None
    welcome: bool = False
    shown: Callable[[MainWindow], object] | None = None
    crashes: Crashes | None = None
    duel: Lineup | None = None


def application() -> QApplication | None:
    """The Qt application; None where there is no display.

    Without a display Qt aborts the process.  So its last resort is made the offscreen platform, which always works, and
    to have ended up there unasked means that there is none.
    """
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    asked = os.environ.get("QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not asked:
        wayland = "wayland;" if os.environ.get("WAYLAND_DISPLAY") else ""
        os.environ["QT_QPA_PLATFORM"] = wayland + "xcb;offscreen"
    before = qInstallMessageHandler(nothing)  # the attempts that fail on the way
    try:
        made = QApplication([sys.argv[0]])
    finally:
        qInstallMessageHandler(before)
        if not asked:
            os.environ.pop("QT_QPA_PLATFORM", None)
    if made.platformName() == "offscreen" and not asked:
        made.shutdown()
        return None
    made.setStyle("Fusion")
    made.setApplicationName("wgan-desktop")
    made.setWindowIcon(program_icon())
    made.setQuitOnLastWindowClosed(True)
    return made


def run_window(session: Session, options: WindowOptions | None = None) -> int:
    """Show the window of a started session until it is closed; the exit status.

    0 after an ordinary close (SIGINT and SIGTERM close as well), 2 where there is no display.
    """
    options = options or WindowOptions()
    safe = options.crashes is not None and options.crashes.safe
    app = in_safe_mode() if safe else application()
    if app is None:
        print(f"wgan-desktop: {without_display()}", file=sys.stderr)
        session.close()
        return 2
    qInstallMessageHandler(log_qt)
    log_to(log_folder())
    with tempfile.TemporaryDirectory() as nothing_remembered, opening_files(app) as opening:
        return _run(app, session, options, Remembered(Path(nothing_remembered) if safe else None), opening)


def in_safe_mode() -> QApplication | None:
    """The application, drawing without the graphics card."""
    os.environ.update(SOFTWARE)
    return application()


def _run(app: QApplication, session: Session, options: WindowOptions, remembered: Remembered, opening: Opening) -> int:
    window = _window(session, options, remembered, late=True)
    window.faults.install()
    window.show()
    if options.crashes is not None:
        window.recovery.begin(options.crashes)
    if options.lesson is not None:
        window.lessons.begin(options.lesson)
    elif options.welcome and window.card.failure is None:  # it would hide what is said of a crash
        window.lessons.welcome()
    if options.duel is not None:
        meet(window, options.duel)
    opening.begin(window.files.load)
    shown = options.shown
    if shown is not None:
        QTimer.singleShot(0, lambda: shown(window))
    if options.quit_after is not None:
        QTimer.singleShot(round(options.quit_after * 1000), window.close)
    with closing_on_signals(window.close):
        app.exec()
    _delete(window)
    sys.excepthook = sys.__excepthook__
    return 0


def render_shot(
    session: Session,
    path: Path,
    size: tuple[int, int] = (1600, 900),
    steps: int = 0,
    options: WindowOptions | None = None,
    patience: float = 120.0,
) -> None:
    """Write a picture, a PNG file, of the very window a person would see, or the plate of a duel.

    Parameters
    ----------
    session : Session
        Started and playing; closed at the end.
    path : Path
    size : tuple of int
        Width and height in pixels.
    steps : int
        How far the run must have come first, within ``patience`` seconds.

    Raises
    ------
    TimeoutError, RuntimeError
        When the run has not come so far; when it failed, or without a display.
    OSError
        When the file cannot be written.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if application() is None:
        raise RuntimeError(without_display())
    qInstallMessageHandler(log_qt)
    with tempfile.TemporaryDirectory() as folder:  # nobody's layout: the same picture on every machine
        options = options or WindowOptions()
        window = _window(session, options, Remembered(Path(folder)), late=False)
        try:
            _train_until(window, size, steps, patience, options.duel)
            _write(window, path, size[0], options.duel)
        finally:
            window.close()
            _delete(window)


def _write(window: MainWindow, path: Path, width: int, duel: Lineup | None) -> None:
    """Write the window, or a plate so wide."""
    if duel is not None:
        from wgan_desktop.ui.duel.plate import write_plate

        write_plate(path, window.duels.runs(), window.theme.tokens, duel.share, width)
    else:
        from wgan_desktop.ui.files.export import save_picture

        save_picture(window.grab(), path, "PNG")


def _train_until(window: MainWindow, size: tuple[int, int], steps: int, patience: float, duel: Lineup | None) -> None:
    """Show the window until the run has come so far, stop it, and wait for all that belongs to that step."""
    window.resize(*size)
    window.show()
    window.reset_layout()
    if duel is not None:
        meet(window, duel)
    if not _await(lambda: _ready(window, steps), patience):
        raise TimeoutError(f"step {steps} was not reached within {patience:g} seconds")
    if window.steering.playing and window.bridge.view.settings.stop_steps != steps:
        window.steering.toggle_play()
    _await(lambda: all(map(_settled, window.session.views())), SETTLING)
    _await(lambda: False, FADING)


def _window(session: Session, options: WindowOptions, remembered: Remembered, *, late: bool) -> MainWindow:
    """Imported here: building the window is the slow part of it, and only what shows one pays for it."""
    from wgan_desktop.ui.main_window import MainWindow

    chosen = options.language or remembered.get("language", "en")
    set_language(chosen if chosen in languages() else "en")  # a newer version may have remembered another
    return MainWindow(session, remembered, options.theme, options.panels, late=late)


def _delete(window: MainWindow) -> None:
    """Now and not when the interpreter goes: by then Qt may have gone before."""
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def _ready(window: MainWindow, steps: int) -> bool:
    """Whether there is enough to see: so many steps, a picture, the truth beside it."""
    views = window.session.views()
    for view in views:
        if view.failure is not None:
            raise RuntimeError(str(view.failure))
    if window.card.failure is not None:
        raise RuntimeError(window.card.failure.detail)
    return all(_arrived(view, max(steps, 1)) for view in views)


def _arrived(view: View, step: int) -> bool:
    reached = view.state is not None and view.state.step >= step
    return reached and view.snapshot is not None and view.evaluation is not None


def _settled(view: View) -> bool:
    """Whether the picture, its plan and its numbers are of the step at which the run stands."""
    if view.state is None or view.snapshot is None or view.plan is None or view.evaluation is None:
        return False
    floor = view.evaluation.floor
    steps = {view.state.step, view.snapshot.step, view.plan.step, view.evaluation.step}
    return len(steps) == 1 and floor is not None and floor.draws == floor.total


def _await(ready: Callable[[], bool], patience: float) -> bool:
    """Let the window live until it is ready; whether it was in time."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if ready():
            return True
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)  # the bridge beats
    return False


def log_qt(kind: QtMsgType, _: object, message: str) -> None:
    """Send Qt's own complaints to the log: its message handler wherever a window is shown."""
    if message.startswith("This plugin does not support"):  # the offscreen platform's own, at every window
        return
    level = LOG.debug if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else LOG.warning
    level("Qt: %s", message)
