"""What the reader of a format hands over: text, the parts of it, and raw metadata."""

from __future__ import annotations

from msgspec import Struct

from crosscheck.model import Block, Comment, Fault, Metadata, Stated


class Content(Struct, frozen=True):
    """One report as its format states it, before datelines, stamps and boilerplate are looked for.

    `part` names it inside a container ("entry-3", "folder/afp.txt"), "" for a file that is one report. `format` is that of the part, `plain`
    the text with its markup blanked (see Document), `folder` the folder inside an archive that the part stands in (None: not in one).
    """

    text: str
    blocks: tuple[Block, ...] = ()
    metadata: tuple[Metadata, ...] = ()
    comments: tuple[Comment, ...] = ()
    faults: tuple[Fault, ...] = ()
    part: str = ""
    format: str = ""
    plain: str = ""
    folder: str | None = None
    stated: tuple[Stated, ...] = ()
