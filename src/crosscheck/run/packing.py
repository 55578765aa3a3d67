"""The model's values as bytes and back, for shards. Read by an unpickler that knows these values and nothing else, so that no shard runs code."""

from __future__ import annotations

import io
import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from crosscheck import model
from crosscheck.pipeline import Head, Told
from crosscheck.run.cache_values import DamagedError

_CLASSES: Mapping[tuple[str, str], type] = {
    (one.__module__, one.__name__): one
    for one in (Decimal, Fraction, Head, Told, *(value for value in vars(model).values() if isinstance(value, type)))
}
_PROTOCOL = 5


class _Values(pickle.Unpickler):
    """Makes the model's values and nothing else."""

    def find_class(self, module_name: str, global_name: str, /) -> type:
        """The class of that name. Raises UnpicklingError for any other."""
        if (module_name, global_name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no value of a report")
        return _CLASSES[module_name, global_name]


def pack(value: Any) -> bytes:
    """Values of the model as bytes."""
    return pickle.dumps(value, _PROTOCOL)


def unpack(data: bytes) -> Any:
    """The values again. Raises DamagedError."""
    try:
        return _Values(io.BytesIO(data)).load()
    except Exception as error:  # noqa: BLE001 - damaged bytes may raise whatever a class raises
        raise DamagedError(str(error)) from None
