"""What a person reads, in their language and with its numbers.

Every visible string goes through `tr`.  English is written in the source; the ``.ts`` files in ``resources/i18n`` hold
the translations, and the ``.qm`` files beside them are what Qt reads (``tools.translations`` makes both).  English has
such a file for its plurals.  Qt is imported with the first text: the command line only wants to know the `languages`.
"""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING, Any

from wgan_desktop.core.words import Filler, Said

if TYPE_CHECKING:
    from PySide6.QtCore import QLocale, QTranslator

NAMES = {"en": Said("English"), "ru": Said("Русский")}
"""Each language's name in itself."""

CONTEXT = "wgan_desktop"
_THIN = "\u202f"  # between thousands, where a language sets them apart by a space
MINUS = "−"
_EXPONENT = re.compile(r"e(?:\+|(-))?0*(?=\d)")
_language = "en"
_forms: dict[int, int] = str.maketrans("-", MINUS)
_dialogs: list[QTranslator] = []  # those of Qt's own texts that are installed


def tr(text: str, /, **values: object) -> str:
    """``text`` in the chosen language, its ``{names}`` filled in from ``values``.

    Numbers take the language's form, and a whole number ``n`` chooses the plural.
    """
    named: dict[str, Any] = values
    if isinstance(text, Said):
        named, text = {**text.values, **values}, text.pattern
    n = named.get("n", -1)
    found = translation(text, n if isinstance(n, int) else -1)
    if not named:
        return found
    return _FILLER.vformat(found, (), {name: tr(v) if isinstance(v, Said) else v for name, v in named.items()})


def translation(text: str, n: int = -1) -> str:
    """The catalogue's entry for a pattern, in the plural for ``n``; the pattern itself where there is none."""
    return _catalogue(_language).translate(CONTEXT, text, "", n) or text


def localised(number: str) -> str:
    """A number as Python writes it, ``-12,345.6`` or ``1e-06``, in the language's form: ``−12 345,6``, ``1e−6``."""
    return _EXPONENT.sub(r"e\1", number).translate(_forms)


class _LocalFiller(Filler):
    def format_field(self, value: Any, format_spec: str) -> str:
        """One value, its digits in the language's form."""
        text = super().format_field(value, format_spec)
        return localised(text) if isinstance(value, int | float) else text


_FILLER = _LocalFiller()


def languages() -> tuple[str, ...]:
    """The languages there are."""
    return tuple(NAMES)


def set_language(language: str) -> None:
    """Choose the language of every later `tr`, of numbers and of Qt's own dialogs.

    Raises
    ------
    ValueError
        For a language that is not there.
    """
    global _language
    if language not in languages():
        raise ValueError(f"language {language!r}: must be one of {', '.join(languages())}")
    from PySide6.QtCore import QLocale

    _language, locale = language, QLocale(language)
    QLocale.setDefault(locale)
    thousands = locale.groupSeparator()
    _forms.update(str.maketrans(",.", (_THIN if thousands.isspace() else thousands) + locale.decimalPoint()))
    _translate_dialogs(locale)


def language() -> str:
    """The language chosen."""
    return _language


@functools.cache
def _catalogue(language: str) -> QTranslator:
    from PySide6.QtCore import QTranslator

    found, file = QTranslator(), resources.files("wgan_desktop") / f"resources/i18n/wgan_desktop_{language}.qm"
    if not found.load(str(file)):
        raise FileNotFoundError(f"{file} cannot be read: build it with python -m tools.translations")
    return found


def _translate_dialogs(locale: QLocale) -> None:
    """Let Qt's own dialogs speak the language, too."""
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    for old in _dialogs:
        QCoreApplication.removeTranslator(old)
    _dialogs.clear()
    own, folder = QTranslator(), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if own.load(locale, "qtbase", "_", folder) and QCoreApplication.instance() is not None:
        QCoreApplication.installTranslator(own)
        _dialogs.append(own)
