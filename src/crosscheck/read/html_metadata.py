"""What an HTML page says of itself: JSON-LD, Open Graph and meta tags, `<time>`, `lang`, `<title>`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from crosscheck.model import Metadata
from crosscheck.model.document import MetadataField

_ARTICLES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
    "WebPage",
    "PressRelease",
)
_META: tuple[tuple[MetadataField, tuple[str, ...]], ...] = (
    (
        "published",
        (
            "article:published_time",
            "og:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dc.date",
            "dcterms.date",
        ),
    ),
    ("published", ("pubdate", "publishdate", "publish_date", "publication_date", "article.published", "date", "last-modified-source")),
    ("source", ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:site")),
    ("title", ("og:title", "twitter:title", "dc.title", "headline", "title")),
    ("modified", ("article:modified_time", "og:updated_time", "datemodified", "lastmod")),
    ("slug", ("og:url",)),
    ("language", ("og:locale", "content-language", "dc.language", "language")),
)
_LONGEST_JSON = 2_000_000
_MOST_NODES = 20_000


def find_html_metadata(tree: LexborHTMLParser) -> tuple[Metadata, ...]:
    """The metadata of a page, best first: JSON-LD of the article, then meta tags, then `<time>`, `lang` and `<title>`."""
    pairs = [*_json_ld(tree), *_meta_tags(tree), *_times(tree), *_page(tree)]
    clean = ((field, " ".join(value.split())) for field, value in pairs)
    return tuple(Metadata(field, value[:500], "format") for field, value in dict.fromkeys(clean) if value)


def _json_ld(tree: LexborHTMLParser) -> Iterator[tuple[MetadataField, str]]:
    articles = [
        node
        for script in tree.css('script[type="application/ld+json"]')
        for node in _nodes(script.text(deep=True))
        if _rank(node) < len(_ARTICLES)
    ]
    for node in sorted(articles, key=_rank):
        yield from _strings("published", node.get("datePublished"))
        yield from _strings("title", node.get("headline"))
        yield from _strings("source", _name(node.get("publisher")) or _name(node.get("sourceOrganization")))
        yield from _strings("language", node.get("inLanguage"))
        yield from _strings("modified", node.get("dateModified"))


def _nodes(raw: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD script, breadth first; none if it is no JSON."""
    try:
        queue: list[Any] = [json.loads(raw[:_LONGEST_JSON], strict=False)]
    except (ValueError, RecursionError):
        return
    for count, item in enumerate(queue):
        if count > _MOST_NODES:
            return
        if isinstance(item, dict):
            yield item
            queue.extend(item.values())
        elif isinstance(item, list):
            queue.extend(item)


def _rank(node: dict[str, Any]) -> int:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return min((_ARTICLES.index(one) for one in kinds if one in _ARTICLES), default=len(_ARTICLES))


def _name(value: Any) -> Any:
    if isinstance(value, list):
        value = value[0] if value else None
    return value.get("name") if isinstance(value, dict) else value


def _strings(field: MetadataField, value: Any) -> Iterator[tuple[MetadataField, str]]:
    if isinstance(value, str):
        yield field, value


def _meta_tags(tree: LexborHTMLParser) -> Iterator[tuple[MetadataField, str]]:
    given: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = (
            node.attributes.get("property")
            or node.attributes.get("name")
            or node.attributes.get("itemprop")
            or node.attributes.get("http-equiv")
        )
        if name:
            given.setdefault(name.lower(), node.attributes.get("content") or "")
    for field, names in _META:
        for name in names:
            if given.get(name):
                yield field, given[name]


def _times(tree: LexborHTMLParser) -> Iterator[tuple[MetadataField, str]]:
    """`<time datetime>` that says so itself, else the page's first one."""
    times = [node for node in tree.css("time[datetime]") if node.attributes.get("datetime")]
    marked = [node for node in times if "pubdate" in node.attributes or node.attributes.get("itemprop") == "datePublished"]
    for node in (marked or times)[:1]:
        yield "published", node.attributes.get("datetime") or ""


def _page(tree: LexborHTMLParser) -> Iterator[tuple[MetadataField, str]]:
    root = tree.css_first("html")
    if root is not None and root.attributes.get("lang"):
        yield "language", root.attributes.get("lang") or ""
    for link in tree.css('link[rel="canonical"][href]')[:1]:
        yield "slug", link.attributes.get("href") or ""
    for tag in ("h1", "title"):
        title = tree.css_first(tag)
        if title is not None:
            yield "title", title.text(deep=True)
