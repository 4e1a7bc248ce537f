"""The theme as Qt understands it: Fusion, a palette and one stylesheet.

`QStyleHints.setColorScheme` does nothing on bare X11 and offscreen, so the palette is ours everywhere.
"""

from __future__ import annotations

from string import Template

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from wgan_desktop.ui.theme import SIZES, Theme

_ROLES = {
    QPalette.ColorRole.Window: "background",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "background",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "background",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "critic",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border",
    QPalette.ColorRole.Shadow: "background",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(theme: Theme) -> QPalette:
    """The theme's tokens by Qt's roles."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, theme.color(token))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.color("muted", 0.6))
    return made


# Sizes are written as s<n>, n pixels at scale 1; colours as the names of tokens.  A widget says what it is through
# its objectName or the dynamic property "role".
_SHEET = Template("""
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: ${s6}px; }
QMainWindow::separator { background: $background; width: ${s6}px; height: ${s6}px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $background; }
QSplitter::handle:hover { background: $accent; }
QMenuBar { background: $background; padding: ${s2}px ${s6}px; }
QMenuBar::item { background: transparent; padding: ${s4}px ${s10}px; border-radius: ${s4}px; }
QMenuBar::item:selected { background: $raised; }
QMenu { background: $raised; border: 1px solid $border; padding: ${s4}px; }
QMenu::item { padding: ${s6}px ${s24}px ${s6}px ${s24}px; border-radius: ${s4}px; }
QMenu::item:selected { background: $accent; color: $background; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $border; margin: ${s4}px ${s8}px; }
QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; padding: ${s4}px ${s14}px; border: none;
  border-bottom: ${s2}px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:hover { color: $text; }
QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${s10}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${s10}px; margin: 0; }
QScrollBar::handle { background: $border; border-radius: ${s4}px; margin: ${s2}px; }
QScrollBar::handle:vertical { min-height: ${s32}px; }
QScrollBar::handle:horizontal { min-width: ${s32}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QPushButton { background: $raised; border: 1px solid $border; border-radius: ${s6}px; padding: ${s6}px ${s14}px; }
QPushButton:hover { border-color: $muted; }
QPushButton:pressed, QPushButton:checked { background: $border; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $muted; }
QPushButton[role="main"]:disabled { background: $raised; color: $muted; border-color: $border; }
QPushButton[role="main"]:enabled { background: $accent; color: $background; border-color: $accent; font-weight: 600; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${s6}px; padding: ${s4}px; }
QToolButton:hover { background: $raised; }
QToolButton:pressed, QToolButton:checked { background: $border; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; width: 0; }
QToolButton[role="over"] { background: $surface; border-radius: 0; font-size: ${f_caption}px; }
QToolButton[role="over"]:hover { background: $raised; }
QToolButton[role="main"] { background: $accent; border-radius: ${s20}px; width: ${s30}px; height: ${s30}px; }
QToolButton[role="main"]:hover { background: $text; }
QToolButton[role="main"]:focus { border-color: $text; }
QToolButton[role="group"] { color: $muted; font-weight: 600; padding: ${s4}px 0; text-align: left; }
QToolButton[role="group"]:hover { color: $text; background: transparent; }
QComboBox, QAbstractSpinBox, QLineEdit { background: $raised; border: 1px solid $border; border-radius: ${s6}px;
  padding: ${s4}px ${s8}px; selection-background-color: $accent; selection-color: $background; }
QComboBox:hover, QAbstractSpinBox:hover, QLineEdit:hover { border-color: $muted; }
QComboBox:focus, QAbstractSpinBox:focus, QLineEdit:focus { border-color: $accent; }
QAbstractSpinBox[invalid="true"], QLineEdit[invalid="true"] { border: ${s2}px solid $bad; }
QComboBox::drop-down { border: none; width: ${s24}px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; padding: ${s4}px; outline: 0;
  selection-background-color: $accent; selection-color: $background; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 ${s6}px; background: transparent; }
QAbstractSpinBox { padding: ${s2}px 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QSlider { min-height: ${s20}px; }
QSlider::groove:horizontal { height: ${s4}px; background: $border; border-radius: ${s2}px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: ${s2}px; }
QSlider::sub-page:horizontal:disabled { background: $border; }
QSlider::handle:horizontal { background: $text; width: ${knob}px; height: ${knob}px; margin: -${s5}px 0;
  border-radius: ${half_knob}px; border: none; }
QSlider::handle:horizontal:hover { background: $accent; }
QSlider:focus { border: 1px solid $accent; border-radius: ${s6}px; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="caption"] { color: $muted; font-size: ${f_caption}px; }
QLabel[role="title"] { font-size: ${f_title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${f_heading}px; font-weight: 600; }
QLabel[role="lesson"] { font-size: ${f_heading}px; }
QLabel[role="complaint"] { color: $bad; font-size: ${f_caption}px; }
QLabel[role="good"] { color: $good; font-size: ${f_caption}px; }
QLabel[role="warn"] { color: $warn; font-size: ${f_caption}px; }
QLabel[role="accent"] { color: $accent; font-size: ${f_caption}px; }
#rail, #dock_title, #bottom { background: $surface; }
#bottom { border-top: 1px solid $border; }
#lesson { background: $raised; border-top: ${s2}px solid $accent; }
QToolBar { background: $surface; border: none; padding: 0; spacing: 0; }
#dock_title { border-bottom: 1px solid $border; }
QWidget[role="panel"] { background: $surface; }
#outline { background: transparent; border: ${s2}px solid $accent; border-radius: ${s4}px; }
#card { background: $raised; border: 1px solid $border; border-left: ${s4}px solid $bad; border-radius: ${s8}px; }
#card[role="list"] { border-left-color: $accent; }
#over { background: $raised; border: 1px solid $border; border-radius: ${s8}px; }
#palette { background: $raised; border: 1px solid $border; border-radius: ${s8}px; }
QProgressBar { background: $raised; border: none; border-radius: ${s4}px; max-height: ${s8}px; }
QProgressBar::chunk { background: $accent; border-radius: ${s4}px; }
QListView { background: $raised; border: none; outline: 0; }
QListView::item { padding: ${s6}px ${s8}px; border-radius: ${s4}px; }
QListView::item:disabled { color: $muted; }
QListView::item:selected { background: $accent; color: $background; }
""")


def stylesheet(theme: Theme) -> str:
    """The stylesheet in the theme's colours and at its scale."""
    values: dict[str, object] = {f"s{size}": theme.px(size) for size in (2, 4, 5, 6, 8, 10, 14, 20, 24, 30, 32)}
    knob = theme.px(4) + 2 * theme.px(5)  # of a slider: its groove and margins; beyond half of it a radius is ignored
    values |= {"knob": knob, "half_knob": knob // 2}
    values |= {f"f_{role}": theme.px(size) for role, size in SIZES.items()}
    return _SHEET.substitute(vars(theme.tokens) | values)


def running() -> QApplication:
    """The Qt application, which there must be."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def dress(application: QApplication, theme: Theme) -> None:
    """Put the whole application into the theme."""
    application.setPalette(palette(theme))
    application.setFont(theme.font())
    application.setStyleSheet(stylesheet(theme))
