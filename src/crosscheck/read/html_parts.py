"""Which parts of a page are its story, and which are navigation, links to other stories, adverts, comments and banners."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise
from statistics import median

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

from crosscheck.lexicon.stamp_words import load_boilerplate_words
from crosscheck.lexicon.tables import load_table

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "nav",
        "aside",
        "footer",
        "form",
        "iframe",
        "svg",
        "canvas",
        "button",
        "select",
        "template",
        "object",
        "audio",
        "video",
        "picture",
        "dialog",
        "menu",
        "math",
        "head",
    ]
)
_ROLES = frozenset(
    ["navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"]
)
"""Roles of WAI-ARIA that mark what is no main content."""

_WHOLE = frozenset(["article", "main", "body", "html"])
_NAMING = ("class", "id", "data-component", "data-testid", "data-module")
_LISTS = frozenset(["ul", "ol", "div", "section", "td"])
_ROOTS = ('[itemprop="articleBody"]', "article", "main", '[role="main"]')
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SHORTEST_STORY = 100
_SHARE = 0.4
_FEWEST_LINKS, _LINKED = 3, 0.8
_FEWEST_ONLY_LINKS = 2
_LONGEST_LABELLED = 200
_FEWEST_POSTS, _POST_SHARE = 3, 0.25
_CELL_SHARE, _FEWEST_PARAGRAPHS, _MOST_NESTED_CELLS = 0.9, 2, 8


class Links(Struct):
    """How much of an element's text is links: letters and digits in all, those in links, and how many links."""

    letters: int = 0
    linked: int = 0
    links: int = 0


def find_roots(tree: LexborHTMLParser) -> Iterable[LexborNode]:
    """The element that holds the story, and the page's headline if that stands outside; the body where no element holds most of the text.

    The posts of a live blog are articles side by side, of like length: what holds them all is the story. On a page laid out by tables, it is the
    cell that holds the paragraphs.
    """
    body = tree.body
    if body is None:
        return ()
    enough = max(_SHORTEST_STORY, _SHARE * _prose(body))
    for selector in _ROOTS:
        root = max(tree.css(selector), key=_prose, default=None)
        posts = _posts(root, tree.css(selector)) if root is not None and selector == "article" else None
        root = posts or root
        if root is not None and _prose(root) >= enough:
            return _with_heading(tree, root)
    cell = _story_cell(body)
    return _with_heading(tree, cell) if cell is not None else (body,)


def _with_heading(tree: LexborHTMLParser, root: LexborNode) -> Iterable[LexborNode]:
    heading = tree.css_first("h1")
    return (heading, root) if heading is not None and root.css_first("h1") is None else (root,)


def _posts(largest: LexborNode, articles: list[LexborNode]) -> LexborNode | None:
    """What holds the posts of a live blog; None where one article stands out, as a story does among teasers."""
    parent = largest.parent
    if parent is None:
        return None
    siblings = [_prose(one) for one in articles if one.parent is not None and one.parent.mem_id == parent.mem_id]
    return parent if len(siblings) >= _FEWEST_POSTS and median(siblings) >= _POST_SHARE * _prose(largest) else None


def _story_cell(body: LexborNode) -> LexborNode | None:
    """The innermost cell of a table that holds nearly all paragraphs of the page; None where it has no such table."""
    enough = max(_SHORTEST_STORY, _CELL_SHARE * _prose(body))
    node, found = body, None
    for _ in range(_MOST_NESTED_CELLS):
        inner = next((one for one in node.css("td") if one.mem_id != node.mem_id and _holds(one, enough)), None)
        if inner is None:
            break
        node = found = inner
    return found


def _holds(cell: LexborNode, enough: float) -> bool:
    return len(cell.css("p")) >= _FEWEST_PARAGRAPHS and _prose(cell) >= enough


def _prose(node: LexborNode) -> int:
    """How much text stands in the paragraphs of an element."""
    return sum(len(paragraph.text(deep=True).strip()) for paragraph in node.css("p"))


def count_links(body: LexborNode | None) -> Mapping[int, Links]:
    """The links of each element that may be a list of them, by its id; one pass."""
    counts: dict[int, Links] = {}
    open_counts = [Links()]
    stack: list[tuple[LexborNode, bool]] = [] if body is None else [(body, False)]
    inside = 0
    while stack:
        node, leaving = stack.pop()
        if node.is_text_node:
            letters = sum(map(str.isalnum, node.text_content or ""))
            open_counts[-1].letters += letters
            open_counts[-1].linked += letters if inside else 0
        elif leaving:
            inside -= node.tag == "a"
            done = open_counts.pop()
            for name in ("letters", "linked", "links"):
                setattr(open_counts[-1], name, getattr(open_counts[-1], name) + getattr(done, name))
        elif node.tag and not node.tag.startswith("-") and node.tag not in ("script", "style"):
            open_counts.append(Links(links=int(node.tag == "a")))
            counts[node.mem_id] = open_counts[-1]
            inside += node.tag == "a"
            stack.append((node, True))
            stack.extend((child, False) for child in node.iter(include_text=True))
    return counts


def is_skipped(node: LexborNode, links: Mapping[int, Links]) -> bool:
    """Whether an element is no part of the story: by its tag or role, by being hidden, by the words of its names, or as a list of links."""
    tag = node.tag or ""
    if tag in _SKIPPED or (tag in _LISTS and _is_link_list(links.get(node.mem_id))) or ("-" in tag and _is_named(tag)):
        return True
    if tag == "p" and _is_labelled_link(node, links.get(node.mem_id)):
        return True
    attributes = node.attributes
    if not attributes or tag in _WHOLE:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true" or _HIDDEN.search(attributes.get("style") or ""):
        return True
    if (attributes.get("role") or "").lower() in _ROLES:
        return True
    return _is_named(" ".join((attributes.get(name) or "")[:200] for name in _NAMING if name in attributes))


def is_caption(node: LexborNode) -> bool:
    """Whether the class of a paragraph says that it is a caption."""
    return "caption" in (node.attributes.get("class") or "").lower()


def _is_link_list(counted: Links | None) -> bool:
    """An element that is nearly all links: a menu, related stories, keywords."""
    if counted is None or counted.links < _FEWEST_ONLY_LINKS:
        return False
    if counted.links < _FEWEST_LINKS:
        return 0 < counted.letters == counted.linked
    return counted.linked >= _LINKED * counted.letters > 0


def _is_labelled_link(node: LexborNode, counted: Links | None) -> bool:
    """A paragraph that is one link to another story, and a label that says so: "Read more: …"."""
    if counted is None or counted.links != 1 or counted.letters > _LONGEST_LABELLED:
        return False
    label, colon, rest = node.text(deep=True).partition(":")
    return bool(colon) and label.strip().lower() in load_boilerplate_words().labels and sum(map(str.isalnum, rest)) <= counted.linked


def _is_named(names: str) -> bool:
    """Whether a name has a word, or two words on end, that marks what is no story."""
    words = [word.lower() for word in _WORD.findall(names)]
    single, double = _skipped_names()
    return any(word in single for word in words) or any(pair in double for pair in pairwise(words))


@cache
def _skipped_names() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    names = [tuple(name.split()) for name in load_table("en", "page_parts")["skipped"]]
    return frozenset(name[0] for name in names if len(name) == 1), frozenset(name for name in names if len(name) == 2)
