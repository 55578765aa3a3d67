"""XML of unknown origin: parsed without entities, without a network, without a file beside it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, XMLParser

from crosscheck.read.errors import LimitError, UnreadableError
from crosscheck.read.options import ReadOptions

_ENTITY = b"<!ENTITY"


def parse_xml(data: bytes, options: ReadOptions) -> Element:
    """The root element. Raises UnreadableError for what is not well-formed or declares entities, LimitError over `max_depth`.

    Expat fetches nothing by itself; a document that declares entities of its own is refused whole, so that none can be expanded.
    """
    if _ENTITY in data.replace(b"\0", b""):
        raise UnreadableError("declares XML entities, which are not expanded here")
    parser = XMLParser()  # noqa: S314 - entity declarations are refused above, and expat opens no external ones
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, ValueError, LookupError) as error:
        raise UnreadableError(f"is not well-formed XML: {error}") from None
    if not isinstance(root, Element):
        raise UnreadableError("is not well-formed XML")
    _check_depth(root, options.max_depth)
    return root


def local_name(element: Element) -> str:
    """The element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Element, name: str) -> str | None:
    """An attribute by its name without a namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return None


def find_local(root: Element, name: str) -> Iterator[Element]:
    """All elements of that local name, in order."""
    return (element for element in root.iter() if local_name(element) == name)


def find_outer(root: Element, name: str, left_out: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Descendants of that local name that lie in no other such one, in order; what stands in a left-out element is passed over."""
    stack = [iter(root)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif local_name(child) == name:
            yield child
        elif local_name(child) not in left_out:
            stack.append(iter(child))


def first_text(root: Element | None, name: str) -> str | None:
    """The folded text of the first element of that local name, None if there is none or it is blank."""
    if root is None:
        return None
    for element in find_local(root, name):
        text = " ".join("".join(element.itertext()).split())
        if text:
            return text
    return None


def _check_depth(root: Element, limit: int) -> None:
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > limit:
            raise LimitError(f"has elements nested more than {limit} deep, the limit of the setting max-depth")
        level = [child for element in level for child in element]
