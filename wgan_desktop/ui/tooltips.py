"""Tooltips that wrap."""

from __future__ import annotations


def tooltip(*paragraphs: str, source: str = "") -> str:
    """The paragraphs that say something as rich text, which Qt breaks into lines, and the source below them."""
    lines = [*paragraphs, f"<i>{source}</i>" if source else ""]
    return "".join(f"<p>{line}</p>" for line in lines if line)
