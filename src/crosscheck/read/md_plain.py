"""Markdown without its marks: what stands in the sentences of a .md report besides their words, as blanks."""

from __future__ import annotations

import re

from crosscheck.model import Block

_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)"  # comments
    r"|!\[[^\[\]\n]{0,300}\]\([^()\n]{0,600}\)"  # images
    r"|\[\^[^\]\s]{1,40}\]"  # references to footnotes
    r"|\]\([^()\n]{0,600}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)|\]\[[^\[\]\n]{0,80}\]"  # where a link leads
    r"|\[(?=[^\[\]\n]{1,400}\](?:\(|\[))"  # where its text begins
    r"|<https?://[^>\s]{1,600}>|</?[a-zA-Z][^<>\n]{0,300}>"  # bare links, tags
    r"|&(?:nbsp|ensp|emsp|thinsp|shy|zwj|zwnj|#160|#8239);"
    r"|\*{1,3}|~~|`{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])"  # emphasis and code
    r"|\\(?=[\\`*_{}\[\]()#+.!|<>~-])"  # the sign that escapes another
    r"|^[ \t]{0,3}>[ \t]?",  # a quotation's mark on the lines after its first
    re.DOTALL | re.MULTILINE,
)


def blank_markup(text: str, blocks: tuple[Block, ...]) -> str:
    """The text with the inline markup of its blocks replaced by as many blanks; line ends stay, and so does the length."""
    pieces: list[str] = []
    end = 0
    for block in blocks:
        if block.kind != "metadata":
            pieces += (text[end : block.start], _MARKUP.sub(_blank, text[block.start : block.end]))
            end = block.end
    return "".join((*pieces, text[end:]))


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", match[0])
