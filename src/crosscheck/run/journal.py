"""Which report a worker was at when it died: so that one which kills its worker every time is set aside, and all others are done."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from crosscheck.run.store import Store

TRIES = 3
_PLACE = 8
_NOWHERE = -1


class _Tries(Struct, frozen=True, array_like=True):
    """The run, and how many workers have died at each place."""

    run: str
    deaths: dict[int, int]


class Journal:
    """The journal of one batch: a file of a few bytes that is there while the batch is worked on."""

    def __init__(self, store: Store, name: str, run: str) -> None:
        self._store, self._name = store, f"{name}.at"
        before = store.read(self._name)
        tries, place = _parse(before, run)
        if place != _NOWHERE:
            tries = _Tries(run, tries.deaths | {place: tries.deaths.get(place, 0) + 1})
        self._deaths = tries.deaths
        self._is_told = store.is_near or before is not None
        self._tries = msgspec.msgpack.encode(tries)
        store.write(self._name, _encode_place(_NOWHERE) + self._tries)

    def is_aside(self, place: int) -> bool:
        """Whether `TRIES` workers have died at that place."""
        return self._deaths.get(place, 0) >= TRIES

    def begin(self, place: int) -> None:
        """From now on it is this place that a death is laid to. On a far store only once a worker has died: each note is a request there."""
        if self._is_told:
            self._store.note(self._name, _encode_place(place) + self._tries)

    def close(self) -> None:
        """The batch is done."""
        self._store.remove(self._name)


def _parse(data: bytes | None, run: str) -> tuple[_Tries, int]:
    """What an earlier try of the same run left; deaths of other runs do not count."""
    fresh = _Tries(run, {})
    if data is None:
        return fresh, _NOWHERE
    try:
        tries = msgspec.msgpack.decode(data[_PLACE:], type=_Tries)
    except msgspec.MsgspecError:
        return fresh, _NOWHERE
    return (tries, int.from_bytes(data[:_PLACE], "little", signed=True)) if tries.run == run else (fresh, _NOWHERE)


def _encode_place(place: int) -> bytes:
    return place.to_bytes(_PLACE, "little", signed=True)
