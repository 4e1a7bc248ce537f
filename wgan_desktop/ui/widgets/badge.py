"""What a control does and whether it has: live, restarts, pending, in force since."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from wgan_desktop.ui.i18n import tr


class Badge(QLabel):
    """Told by words and a sign first, by colour second."""

    def __init__(self, *, restarts: bool) -> None:
        super().__init__()
        self.restarts = restarts
        self._shown: tuple[str, str, str] | None = None
        self.show_untouched()

    def show_untouched(self) -> None:
        """What touching the control would do."""
        if self.restarts:
            self._say("↻ " + tr("restarts"), "warn", tr("A change restarts the run."))
        else:
            self._say("● " + tr("live"), "good", tr("A change takes effect at the next step."))

    def show_pending(self) -> None:
        """The change is on its way."""
        self._say("… " + tr("pending"), "accent", tr("Not in force yet."))

    def show_in_force(self, step: int) -> None:
        """The change is in force."""
        tip = tr("In force since step {step}.", step=step)
        self._say("✓ " + tr("since step {step}", step=step), "good", tip)

    def _say(self, text: str, role: str, tip: str) -> None:
        if self._shown == (text, role, tip):
            return
        self._shown = (text, role, tip)
        self.setText(text)
        self.setToolTip(tip)
        if self.property("role") != role:
            self.setProperty("role", role)
            self.style().polish(self)
