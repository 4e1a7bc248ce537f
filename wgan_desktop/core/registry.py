"""A registry fills itself from the files of a package: to add a thing is to add one file.

``losses/``, ``constraints/``, ``problems/`` (and ``ui/panels/``) are such packages.  Each file has one subclass of its
package's base class with a ``name``; nothing else is to be edited.  Works from a checkout, a wheel and a frozen app.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TypeVar


class Entry:
    """What menus, tooltips and documentation show of a registered thing; readable without importing torch.

    Attributes
    ----------
    name : str
        The identifier in settings, files and on the command line.
    label : str
        The name in words.
    acronym : str
        What papers write for a loss or a constraint, the same in every language: WGAN, GP.
    formula : str
        One or two lines of mathematics, plain Unicode.
    source : str
        Where the formula comes from.
    about : str
        A sentence or two for the person who meets it for the first time.
    rank : int
        Its place among the others.
    """

    name: str = ""
    label: str = ""
    acronym: str = ""
    formula: str = ""
    source: str = ""
    about: str = ""
    rank: int = 100


E = TypeVar("E", bound=Entry)


class Classes(Mapping[str, type[E]]):
    """The classes found in a package, by name, in the order of their ``rank`` and then their name.

    Parameters
    ----------
    base : type
        The class whose concrete subclasses (those with a ``name``) are collected.
    package : str
        The importable package whose modules are read, usually ``__name__``.
    """

    def __init__(self, base: type[E], package: str) -> None:
        self._base, self._package = base, package

    @cached_property
    def _found(self) -> dict[str, type[E]]:
        found: dict[str, type[E]] = {}
        for kind in sorted(self._kinds(), key=lambda kind: (kind.rank, kind.name)):
            if kind.name in found:
                raise ValueError(f"two entries of {self._package} are named {kind.name!r}")
            found[kind.name] = kind
        return found

    def _kinds(self) -> Iterator[type[E]]:
        package = importlib.import_module(self._package)
        for info in pkgutil.iter_modules(package.__path__):
            module = importlib.import_module(f"{self._package}.{info.name}")
            for _, kind in inspect.getmembers(module, inspect.isclass):
                if issubclass(kind, self._base) and kind.__module__ == module.__name__ and kind.name:
                    yield kind

    def __getitem__(self, name: str) -> type[E]:
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Registry(Mapping[str, E]):
    """An instance of each of the `Classes` of a package, by name, in their order; the parameters are the same."""

    def __init__(self, base: type[E], package: str) -> None:
        self._classes = Classes(base, package)

    @cached_property
    def _entries(self) -> dict[str, E]:
        return {name: kind() for name, kind in self._classes.items()}

    def __getitem__(self, name: str) -> E:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
