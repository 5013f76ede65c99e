"""Records sorted into numbered buckets, in memory or on disk: how a corpus is worked through a part at a time."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

HELD_BYTES = 64_000_000  # what one set of buckets may hold before it writes to disk
GROUP_RECORDS = 500_000  # of fingerprints looked through at once


class Buckets:
    """Records sorted into numbered buckets, in memory until they are too many and then in files."""

    def __init__(self, folder: Path, name: str, record: np.dtype[Any]) -> None:
        self._folder, self._name, self._record = folder, name, record
        self._held: dict[int, list[NDArray[Any]]] = {}
        self._bytes = 0
        self._written = {int(path.name.removeprefix(f"{name}-")) for path in folder.glob(f"{name}-*")}

    def add(self, records: NDArray[Any], buckets: NDArray[np.uint16]) -> None:
        order = np.argsort(buckets, kind="stable")
        records, buckets = records[order], buckets[order]
        heads = np.flatnonzero(np.concatenate([[True], buckets[1:] != buckets[:-1]])) if len(records) else order
        ends = [*heads[1:].tolist(), len(records)]
        for key, start, end in zip(buckets[heads].tolist(), heads.tolist(), ends, strict=False):
            self._held.setdefault(key, []).append(records[start:end])
        self._bytes += records.nbytes

    @property
    def full(self) -> bool:
        return self._bytes > HELD_BYTES

    def numbers(self) -> list[int]:
        return sorted(self._held.keys() | self._written)

    def groups(self, since: int) -> Iterator[list[int]]:
        """The buckets from number `since` on, neighbours together as long as they are small."""
        group: list[int] = []
        held = 0
        for key in self.numbers():
            if key < since:
                continue
            count = self._count(key)
            if group and held + count > GROUP_RECORDS:
                yield group
                group, held = [], 0
            group.append(key)
            held += count
        if group:
            yield group

    def take(self, key: int) -> NDArray[Any]:
        """All records of a bucket in the order in which they came; what is on disk stays there until it is dropped."""
        parts = self._held.pop(key, [])
        if key in self._written:
            parts.insert(0, np.fromfile(self._path(key), self._record))
        return joined(parts)

    def drop(self, keys: list[int]) -> None:
        """Remove what was taken from the disk."""
        for key in keys:
            if key in self._written:
                self._path(key).unlink()
                self._written.discard(key)

    def spill(self) -> None:
        """Write what is in memory to the disk."""
        for key, parts in self._held.items():
            with open(self._path(key), "ab") as stream:
                for part in parts:
                    stream.write(part.tobytes())
            self._written.add(key)
        self._held.clear()
        self._bytes = 0

    def _count(self, key: int) -> int:
        held = sum(map(len, self._held.get(key, ())))
        return held + (self._path(key).stat().st_size // self._record.itemsize if key in self._written else 0)

    def _path(self, key: int) -> Path:
        return self._folder / f"{self._name}-{key}"


def joined(parts: list[NDArray[Any]]) -> NDArray[Any]:
    """The records of all, as `numpy.concatenate` has them, which compares the fields of each with each."""
    if len(parts) == 1:
        return parts[0]
    whole = np.empty(sum(map(len, parts)), parts[0].dtype)
    start = 0
    for part in parts:
        whole[start : start + len(part)] = part
        start += len(part)
    return whole
