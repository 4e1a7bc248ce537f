"""The icons: line drawings in ``resources/icons``, in whatever colour the theme gives them."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from wgan_desktop.ui.theme import Theme

SHARPNESS = 3  # drawn this much larger than asked for, so that a dense screen shows them sharp


def icon(name: str, theme: Theme, color: str = "text", *, size: int = 20) -> QIcon:
    """The icon ``name`` in the colour of a token, ``size`` pixels at scale 1; greyed where its control is disabled."""
    made = QIcon()
    for mode, token in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, "border")):
        made.addPixmap(QPixmap.fromImage(_drawn(name, theme.color(token).name(), theme.px(size))), mode)
    return made


@lru_cache(maxsize=256)
def _drawn(name: str, color: str, size: int) -> QImage:
    # Images, not pixmaps: what is kept outlives the application object.
    file = resources.files("wgan_desktop") / "resources" / "icons" / f"{name}.svg"
    source = file.read_text(encoding="utf-8").replace("currentColor", color)
    renderer = QSvgRenderer(QByteArray(source.encode()))
    image = QImage(size * SHARPNESS, size * SHARPNESS, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        renderer.render(painter, QRectF(image.rect()))
    image.setDevicePixelRatio(SHARPNESS)
    return image
