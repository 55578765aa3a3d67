"""An extraction as bytes and back. The document is left out: it has been read anyway, and the key holds its digest.

A number is a decimal or a fraction, and a type of two classes is what typed decoders of JSON and MessagePack cannot read back; pickle can. It is
read by an unpickler that knows the model's values and nothing else, so that a file which somebody has tampered with runs no code.
"""

from __future__ import annotations

import io
import pickle
import zlib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from crosscheck import model
from crosscheck.model import Document, Extraction, Fault, Origin

_CLASSES: Mapping[tuple[str, str], type] = {
    (one.__module__, one.__name__): one
    for one in (
        Decimal,
        Fraction,
        model.AsOf,
        model.Attribution,
        model.Claim,
        model.Edition,
        Fault,
        model.Measurand,
        model.Mention,
        Origin,
        model.Part,
        model.Place,
        model.Quantity,
        model.Reading,
        model.Timex,
    )
}
_PROTOCOL = 5
_LEVEL = 1


class DamagedError(Exception):
    """Bytes that are no extraction."""


class _Values(pickle.Unpickler):
    """Makes the model's values and nothing else."""

    def find_class(self, module_name: str, global_name: str, /) -> type:
        """The class of that name. Raises UnpicklingError for any other."""
        if (module_name, global_name) not in _CLASSES:
            raise pickle.UnpicklingError(f"{module_name}.{global_name} is no value of an extraction")
        return _CLASSES[module_name, global_name]


def encode_extraction(extraction: Extraction) -> bytes:
    """The extraction without its document, compressed; zlib's checksum tells damage that SQLite does not see."""
    parts = (extraction.origin, extraction.readings, extraction.claims, extraction.faults)
    return zlib.compress(pickle.dumps(parts, _PROTOCOL), _LEVEL)


def decode_extraction(data: bytes, document: Document) -> Extraction:
    """The extraction of that document. Raises DamagedError."""
    try:
        origin, readings, claims, faults = _Values(io.BytesIO(zlib.decompress(data))).load()
    except Exception as error:  # noqa: BLE001 - damaged bytes may raise whatever a class raises
        raise DamagedError(str(error)) from None
    return Extraction(document, origin, readings, claims, faults)
