"""The icons: line drawings in ``resources/icons``, in whatever colour the theme gives them; and the program's own."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wgan_desktop.ui.theme import Theme

RESOURCES = resources.files("wgan_desktop") / "resources"
SIZES = (16, 24, 32, 48, 64, 128, 256)  # pixels in which systems show a program's icon
SHARPNESS = 3  # drawn this much larger than asked for, so that a dense screen shows them sharp


def icon(name: str, theme: Theme, color: str = "text", *, size: int = 20) -> QIcon:
    """The icon ``name`` in the colour of a token, ``size`` pixels at scale 1; greyed where its control is disabled."""
    made = QIcon()
    for mode, token in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, "border")):
        made.addPixmap(QPixmap.fromImage(_drawn(name, theme.color(token).name(), theme.px(size))), mode)
    return made


def program_icon() -> QIcon:
    """The program's own, which its window has and its installers make theirs of."""
    made, source = QIcon(), (RESOURCES / "icon.svg").read_text(encoding="utf-8")
    for size in SIZES:
        made.addPixmap(QPixmap.fromImage(_rendered(source, size)))
    return made


@lru_cache(maxsize=256)
def _drawn(name: str, color: str, size: int) -> QImage:
    # Images, not pixmaps: what is kept outlives the application object.
    source = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", color)
    image = _rendered(source, size * SHARPNESS)
    image.setDevicePixelRatio(SHARPNESS)
    return image


def _rendered(source: str, size: int) -> QImage:
    """An SVG as a picture, so many pixels wide and high."""
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(image.rect()))
    return image
