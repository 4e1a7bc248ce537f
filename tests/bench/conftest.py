"""The benchmarks are called as the command line calls them."""

from __future__ import annotations

from tests.cli.conftest import say

__all__ = ["say"]
