"""The notes of a release: its section of the changelog, for a tag (the one argument) that fits the version."""

from __future__ import annotations

import re
import sys

from project import ROOT, VERSION


def notes(changelog: str, tag: str, version: str = VERSION) -> str:
    """The section of the changelog about a version.

    Raises
    ------
    ValueError
        For a tag that is not ``v`` and the version, or a version that the changelog does not know.
    """
    if tag != f"v{version}":
        raise ValueError(f"the tag {tag} does not fit version {version} of pyproject.toml")
    found = re.search(rf"^## \[?{re.escape(version)}\]?[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if found is None or not found[1].strip():
        raise ValueError(f"CHANGELOG.md has no section about version {version}")
    return found[1].strip() + "\n"


if __name__ == "__main__":
    try:
        print(notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), sys.argv[1]), end="")
    except ValueError as why:
        sys.exit(f"changes.py: {why}")
