"""The keys of an LMDB beside what the library says, whole and with damage."""

from __future__ import annotations

from pathlib import Path

import lmdb
import numpy as np
import pytest

from wgan_desktop.core.lmdb_pages import keys
from wgan_desktop.core.pictures.lsun import Lsun

PAGE = 4096


def made(path: Path, count: int, size: int) -> Path:
    with lmdb.open(str(path), map_size=2**26) as database, database.begin(write=True) as writing:
        for index in range(count):
            writing.put(f"{index * 2654435761 % 2**32:040x}".encode(), bytes(size))
    return path


def by_the_library(path: Path) -> list[bytes]:
    with lmdb.open(str(path), readonly=True, lock=False) as database, database.begin() as reading:
        return [bytes(key) for key in reading.cursor().iternext(values=False)]


@pytest.mark.parametrize(("count", "size"), [(0, 1), (1, 9000), (60, 10), (5000, 10), (1000, 3000)])
def test_a_whole_one(tmp_path: Path, count: int, size: int) -> None:
    path = made(tmp_path / "made", count, size)
    head = Lsun(path)._check()
    assert head.entries == count
    data = memoryview((path / "data.mdb").read_bytes())
    assert list(keys(data, head.page, head.root)) == by_the_library(path)


@pytest.mark.parametrize("seed", range(10))
def test_of_a_damaged_one_the_rest_is_found(tmp_path: Path, seed: int) -> None:
    """Random bytes, or a whole page of them, anywhere but in the root."""
    path = made(tmp_path / "made", 3000, 10)
    head, whole = Lsun(path)._check(), by_the_library(path)
    random, data = np.random.default_rng(seed), bytearray((path / "data.mdb").read_bytes())
    pages = [page for page in range(2, len(data) // PAGE) if page != head.root]
    if seed % 2:
        for page in random.choice(pages, 20, replace=False):
            data[PAGE * page + random.integers(PAGE)] ^= 1 + random.integers(255)
    else:
        start = PAGE * int(random.choice(pages))
        data[start : start + PAGE] = random.bytes(PAGE)
    found = list(keys(memoryview(bytes(data)), head.page, head.root))
    assert len(found) <= 3000
    assert len(set(found) - set(whole)) <= 20
    assert len(set(found) & set(whole)) > 3000 - 20 * 80


def test_pages_that_lead_in_a_circle_come_to_an_end(tmp_path: Path) -> None:
    path = made(tmp_path / "made", 3000, 10)
    head, data = Lsun(path)._check(), bytearray((path / "data.mdb").read_bytes())
    start = head.root * PAGE
    first = int.from_bytes(data[start + 16 : start + 18], "little")
    data[start + first : start + first + 4] = head.root.to_bytes(4, "little")
    found = list(keys(memoryview(bytes(data)), head.page, head.root))
    assert 2000 < len(found) < 3000
