"""What a person reads, in their language.

Every visible string goes through `tr`.  English is written in the source; any other language is one file,
``resources/i18n/<language>.json``, that maps the English text to its translation.  A text without one stays English.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources

_catalogue: Mapping[str, str] = {}
_language = "en"


def tr(text: str, /, **values: object) -> str:
    """``text`` in the chosen language, its ``{names}`` filled in from ``values``."""
    found = _catalogue.get(text, text)
    return found.format(**values) if values else found


def languages() -> tuple[str, ...]:
    """The languages there are: English and every file in ``resources/i18n``."""
    folder = resources.files("wgan_desktop") / "resources" / "i18n"
    files = folder.iterdir() if folder.is_dir() else ()
    return ("en", *sorted(file.name.removesuffix(".json") for file in files if file.name.endswith(".json")))


def set_language(language: str) -> None:
    """Choose the language of every later `tr`.

    Raises
    ------
    ValueError
        For a language that is not there.
    """
    global _catalogue, _language
    if language not in languages():
        raise ValueError(f"language {language!r}: must be one of {', '.join(languages())}")
    catalogue: Mapping[str, str] = {}
    if language != "en":
        file = resources.files("wgan_desktop") / "resources" / "i18n" / f"{language}.json"
        catalogue = json.loads(file.read_text(encoding="utf-8"))
    _catalogue, _language = catalogue, language


def language() -> str:
    """The language chosen."""
    return _language
