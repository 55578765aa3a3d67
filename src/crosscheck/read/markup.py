"""XML files: which report format their root element names."""

from __future__ import annotations

from crosscheck.read.content import Content
from crosscheck.read.errors import NotAReportError, UnreadableError
from crosscheck.read.feed import read_feed
from crosscheck.read.nitf import read_nitf
from crosscheck.read.options import ReadOptions
from crosscheck.read.xml_tree import local_name, parse_xml

_FEEDS = ("rss", "feed", "RDF")


def read_markup(data: bytes, path: str, options: ReadOptions) -> list[Content]:
    """A NITF report, or the entries of an RSS or Atom feed. Raises NotAReportError for other XML, UnreadableError."""
    try:
        root = parse_xml(data, options)
    except UnreadableError:
        if path.lower().endswith((".rss", ".atom")):
            return read_feed(data, path, options)
        raise
    if local_name(root) == "nitf":
        return read_nitf(root)
    if local_name(root) in _FEEDS:
        return read_feed(data, path, options)
    raise NotAReportError(f"is XML, but neither NITF nor a feed: its root is <{local_name(root)[:40]}>")
