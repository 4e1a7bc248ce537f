"""The keys of an LMDB, read page by page: a damaged page costs what is on it, and no more."""

from __future__ import annotations

import struct
from collections.abc import Iterator

HEADER = 16  # bytes of a page before what it holds
LONGEST = 511  # bytes of a key
DEEPEST = 32  # levels of a tree
BRANCH, LEAF = 0x01, 0x02

HEAD = struct.Struct("<QHHHH")  # number, padding, kind, end of the pointers, begin of the nodes
NODE = struct.Struct("<HHHH")  # the halves of a size, flags, bytes of the key; of a branch the first three are a number


def keys(file: memoryview, page: int, root: int) -> Iterator[bytes]:
    """The keys of the tree whose root has this number, in its order, as far as its pages can be read.

    Parameters
    ----------
    file : memoryview
        All of it.
    page : int
        Bytes of a page.
    root : int

    Source
    ------
    OpenLDAP's mdb.c: MDB_page, MDB_node.
    """
    seen: set[int] = set()
    todo = [(root, 0)]
    while todo:
        number, depth = todo.pop()
        if number in seen or depth > DEEPEST or (number + 1) * page > len(file):
            continue
        seen.add(number)
        part = bytes(file[number * page : (number + 1) * page])
        own, _, kind, lower, upper = HEAD.unpack_from(part)
        if own != number or not HEADER <= lower <= upper <= page:
            continue
        nodes = struct.unpack_from(f"<{(lower - HEADER) // 2}H", part, HEADER)
        if kind & LEAF:
            yield from _keys_of(part, nodes, upper)
        elif kind & BRANCH:
            todo += [(child, depth + 1) for child in reversed(_children(part, nodes, upper))]


def _keys_of(page: bytes, nodes: tuple[int, ...], upper: int) -> list[bytes]:
    """The keys of a leaf, without those that lie nowhere in it."""
    end = len(page)
    return [
        page[at + NODE.size : at + NODE.size + length]
        for at in nodes
        if upper <= at <= end - NODE.size
        and 0 < (length := page[at + 6] | page[at + 7] << 8) <= LONGEST
        and at + NODE.size + length <= end
    ]


def _children(page: bytes, nodes: tuple[int, ...], upper: int) -> list[int]:
    """The numbers of the pages below a branch."""
    parts = [NODE.unpack_from(page, at) for at in nodes if upper <= at <= len(page) - NODE.size]
    return [low | middle << 16 | high << 32 for low, middle, high, _ in parts]
