"""What the tool could not do: told as a CX9xx finding, never silent."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

FaultRule = Literal["CX901", "CX902", "CX903", "CX904", "CX905"]


class Fault(Struct, frozen=True):
    """One thing that was not read or not checked: the file, the line where it has one, what happened and what to do.

    `named` marks a file that the user named on the command line and that cannot be read: exit code 2, not 1.
    """

    rule: FaultRule
    path: str
    message: str
    line: int | None = None
    named: bool = False
