"""Mails: press releases and wire copy as .eml."""

from __future__ import annotations

import email
import email.header
import email.policy
from collections.abc import Iterator
from email.message import Message
from email.utils import parseaddr

from msgspec.structs import replace

from crosscheck.model import Block, Fault, Metadata
from crosscheck.model.document import MetadataField
from crosscheck.read.content import Content
from crosscheck.read.decode import decode, replace_surrogates
from crosscheck.read.errors import LimitError, NotAReportError, UnreadableError
from crosscheck.read.lines import paragraph_spans
from crosscheck.read.members import Member, read_member
from crosscheck.read.options import ReadOptions

_SIGNATURE = "-- "
_LONGEST_HEADER = 4000
_HEADERS: tuple[tuple[MetadataField, str], ...] = (("published", "Date"), ("title", "Subject"), ("language", "Content-Language"))


def read_eml(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """A mail: its body (plain text before HTML), then each attachment of a known format as a report of its own.

    Attachments take the mail's metadata where they have none. Quoted lines and the signature carry no claims. Raises UnreadableError.
    """
    try:
        message = email.message_from_bytes(data, policy=email.policy.compat32)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except Exception as error:  # noqa: BLE001 - the mail parser raises many things on hostile input; all mean that the mail is unreadable
        raise UnreadableError(f"is no mail that can be read: {error}") from None
    if not message.keys():
        raise UnreadableError("is no mail: it has no headers")
    if len(parts) > options.max_members:
        raise LimitError(f"has {len(parts)} parts; the limit of the setting max-members is {options.max_members}")
    metadata = tuple(_metadata(message))
    contents = [*_body(parts, path, metadata, options), *_attachments(parts, path, metadata, options)]
    if not any(content.text or content.faults for content in contents):
        raise UnreadableError("has no text")
    return contents


def _body(parts: list[Message], path: str, metadata: tuple[Metadata, ...], options: ReadOptions) -> Iterator[Content]:
    inline = [part for part in parts if _file_name(part) is None]
    plain = next((part for part in inline if part.get_content_type() == "text/plain" and _payload(part).strip()), None)
    if plain is not None:
        text = _text(plain)
        yield Content(text, tuple(_plain_blocks(text)), metadata)
        return
    page = next((part for part in inline if part.get_content_type() == "text/html"), None)
    if page is not None:
        for content in read_member(Member("body.html", _payload(page), path, level=1), replace(options, encoding=_charset(page))):
            yield replace(content, metadata=(*metadata, *content.metadata), format="")


def _attachments(parts: list[Message], path: str, metadata: tuple[Metadata, ...], options: ReadOptions) -> Iterator[Content]:
    for number, part in enumerate(parts, 1):
        name = _file_name(part)
        if name is None:
            continue
        try:
            contents = read_member(Member(name, _payload(part), f"{path}/{name}", level=1), options)
        except NotAReportError:  # a photograph, a logo
            continue
        except UnreadableError as error:
            yield Content("", faults=(Fault("CX901", f"{path}/{name}", str(error)),))
            continue
        for content in contents:
            inner = f"{number}-{name}" + (f"/{content.part}" if content.part else "")
            yield replace(content, metadata=(*content.metadata, *metadata), part=inner)


def _plain_blocks(text: str) -> Iterator[Block]:
    """Paragraphs; the quoted ones and all after the signature's rule are boilerplate."""
    signature = text.find(f"\n{_SIGNATURE}\n")
    for number, span in enumerate(paragraph_spans(text), 1):
        closed = text.startswith(">", span.start) or 0 <= signature < span.start
        yield Block(span.start, span.end, "boilerplate" if closed else "paragraph", paragraph=number)


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except Exception:  # noqa: BLE001 - a broken transfer encoding: the part is then empty
        return b""
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    return decode(_payload(part), _charset(part))


def _charset(part: Message) -> str | None:
    """The encoding that a part states, None where its bytes are not in it."""
    charset = part.get_content_charset()
    try:
        _payload(part).decode(charset or "utf-8")
    except (LookupError, ValueError):
        return None
    return charset


def _file_name(part: Message) -> str | None:
    """The name of an attachment without any folder, None for a part that is the mail's own text."""
    try:
        name = part.get_filename()
    except Exception:  # noqa: BLE001 - a name in a broken encoding
        name = None
    if not name:
        return None
    return replace_surrogates(name).replace("\\", "/").rpartition("/")[2] or None


def _metadata(message: Message) -> Iterator[Metadata]:
    for field, header in _HEADERS:
        if value := _header(message, header):
            yield Metadata(field, value, "format")
    name, address = parseaddr(_header(message, "From") or "")
    if source := name or address.rpartition("@")[2]:
        yield Metadata("source", source, "format")


def _header(message: Message, name: str) -> str | None:
    """A header's text with its encoded words decoded and its folds undone; None if it is missing or broken."""
    try:
        raw = message.get(name)
        pieces = email.header.decode_header(str(raw)[:_LONGEST_HEADER]) if raw is not None else []
        text = "".join(piece if isinstance(piece, str) else piece.decode(charset or "utf-8", "replace") for piece, charset in pieces)
    except Exception:  # noqa: BLE001 - a broken encoded word
        return None
    return replace_surrogates(" ".join(text.split())) or None
