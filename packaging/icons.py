"""The icon in every form that a system asks for, all drawn from the window's ``icon.svg``."""

from __future__ import annotations

import os
from pathlib import Path

from PIL import Image
from project import ICON
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

PNG_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)
ICNS_SIZES = (32, 64, 128, 256, 512, 1024)


def drawn(size: int) -> Image.Image:
    """The icon, so many pixels wide and high, drawn for that size and not scaled."""
    image = QImage(size, size, QImage.Format.Format_RGBA8888)
    image.fill(0)
    with QPainter(image) as painter:
        QSvgRenderer(str(ICON)).render(painter)
    return Image.frombytes("RGBA", (size, size), bytes(image.constBits()))


def write(folder: Path) -> None:
    """Write ``icon.ico``, ``icon.icns`` and ``icon-<size>.png`` into a folder."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    folder.mkdir(parents=True, exist_ok=True)
    for size in PNG_SIZES:
        drawn(size).save(folder / f"icon-{size}.png")
    _write_all(folder / "icon.ico", ICO_SIZES, sizes=[(size, size) for size in ICO_SIZES], bitmap_format="bmp")
    _write_all(folder / "icon.icns", ICNS_SIZES)


def _write_all(path: Path, drawn_at: tuple[int, ...], **how: object) -> None:
    """Write a file that holds the icon in several sizes."""
    *smaller, largest = map(drawn, drawn_at)
    largest.save(path, append_images=smaller, **how)  # type: ignore[arg-type]
