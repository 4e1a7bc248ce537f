"""Pictures made for tests, in every form that pictures are kept in."""

from __future__ import annotations

import gzip
import io
import struct
from pathlib import Path

import lmdb
import numpy as np
import numpy.typing as npt
from PIL import Image

from wgan_desktop.core.problems import Examples

Bytes = npt.NDArray[np.uint8]


def scenes(count: int, height: int = 48, width: int = 64, seed: int = 0) -> Bytes:
    """(count, height, width, 3): waves of different colours, so that no two are alike."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[:height, :width]
    phase, pace = random.uniform(0, 6, (2, count, 3, 1, 1))
    waves = 127.5 * (1 + np.sin(phase + (1 + pace) * (x / width + y / height)))
    return waves.transpose(0, 2, 3, 1).astype(np.uint8)


def folder(place: Path, count: int = 12, suffixes: tuple[str, ...] = ("jpg", "png", "webp", "bmp", "gif")) -> Path:
    """A folder of pictures, every third of them in a folder inside it."""
    (place / "more").mkdir(parents=True)
    for index, scene in enumerate(scenes(count)):
        where = place / "more" if index % 3 == 0 else place
        Image.fromarray(scene).save(where / f"{index:04}.{suffixes[index % len(suffixes)]}")
    return place


def idx(pictures: Bytes) -> bytes:
    """Grey pictures (n, height, width) as MNIST keeps them."""
    return struct.pack(">BBBBIII", 0, 0, 8, 3, *pictures.shape) + pictures.tobytes()


def mnist(place: Path, count: int = 20) -> Path:
    """MNIST's file of images, packed."""
    path = place / "train-images-idx3-ubyte.gz"
    path.write_bytes(gzip.compress(idx(scenes(count, 28, 28)[..., 0])))
    return path


def lsun(place: Path, count: int, height: int = 48, width: int = 64, distinct: int = 100) -> Path:
    """A database as LSUN's: the key of each picture is a hash of 40 letters, its value a WebP or a JPEG."""
    path, values = place / "bedroom_made_lmdb", []
    for index, scene in enumerate(scenes(min(count, distinct), height, width)):
        stream = io.BytesIO()
        Image.fromarray(scene).save(stream, "WEBP" if index % 2 else "JPEG")
        values.append(stream.getvalue())
    with lmdb.open(str(path), map_size=2**28) as database, database.begin(write=True) as writing:
        for index in range(count):
            writing.put(f"{index * 2654435761 % 2**32:040x}".encode(), values[index % len(values)])
    (path / "lock.mdb").unlink()
    return path


def drawn_examples(count: int) -> Examples:
    """Pictures of 12 x 12 pixels in three classes: lying stripes, standing stripes and discs, of any colour."""
    random = np.random.default_rng(3)
    y, x = np.mgrid[-1:1:12j, -1:1:12j]
    phase, kind = random.uniform(0, 6, (count, 1, 1)), np.arange(count) % 3
    shapes = np.stack([np.sin(6 * y + phase), np.sin(6 * x + phase), 1 - 4 * abs(np.hypot(x, y) - 0.2 - 0.1 * phase)])
    chosen = shapes[kind, np.arange(count)].clip(-1, 1)
    values = chosen[:, None] * random.uniform(0.4, 1, (count, 3, 1, 1)) + random.normal(0, 0.05, (count, 3, 12, 12))
    return Examples(values.reshape(count, -1).clip(-1, 1).astype(np.float32), (3, 12, 12), kind.astype(np.int64))
