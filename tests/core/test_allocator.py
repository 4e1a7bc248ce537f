"""What a trainer frees is there for what it makes next, and can be given back."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

SCRIPT = """
import resource, sys
import numpy as np
from wgan_desktop.core import allocator

def faults():
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt

def make_and_free():
    before = faults()
    for _ in range(50):
        np.ones(1 << 18)  # 2 MiB: 512 pages
    return faults() - before

make_and_free()
print(make_and_free())
allocator.keep_freed()
make_and_free()
print(make_and_free())
allocator.give_back()
print(make_and_free())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only glibc can be told")
def test_pages_are_asked_for_once() -> None:
    # what glibc begins with, before it has learnt from what is freed
    environment = os.environ | {"MALLOC_MMAP_THRESHOLD_": str(1 << 17)}
    said = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
    left_alone, kept, given_back = map(int, said.stdout.split())
    assert left_alone > 50 * 400
    assert kept < 100
    assert 400 < given_back < 2 * 512 + 100, "the pages were given back, and are then kept again"
