"""Finds time expressions: tokens become items (a day, a clock time, a length of time), items become whole expressions."""

from __future__ import annotations

import re

from msgspec import Struct

from crosscheck.mentions.time_grammar import Found, Grammar, Rule, load_grammar
from crosscheck.mentions.time_guards import GUARDS
from crosscheck.mentions.time_look import Look
from crosscheck.mentions.time_tokens import Tokens, split_tokens
from crosscheck.model import Mention, Part


class _Symbol(Struct, frozen=True):
    """One step of the second level: a token that no item took, or an item."""

    char: str
    start: int
    end: int
    item: Found | None


def find_times(text: str, language: str = "en") -> list[Mention]:
    """The time expressions of a text, in order, not overlapping: kind "timex", prepositions and hedges left out of the spans.

    Linear in the text. Languages without a grammar of their own are read with that of English.
    """
    grammar = load_grammar(language)
    tokens = split_tokens(text, grammar.classify)
    mentions: list[Mention] = []
    for run in grammar.spans.finditer(tokens.classes):
        if not grammar.triggers.isdisjoint(run[0]):
            symbols = _symbols(grammar, tokens, run.start(), run.end())
            mentions.extend(_mention(tokens, found) for found in _forms(grammar, tokens, symbols))
    return mentions


def _symbols(grammar: Grammar, tokens: Tokens, start: int, end: int) -> list[_Symbol]:
    """The run's items, the longest at each place, and the tokens between them."""
    symbols = []
    at = start
    while at < end:
        found = _longest_item(grammar, tokens, at, end)
        if found is None:
            symbols.append(_Symbol(tokens.classes[at], at, at + 1, None))
            at += 1
        else:
            symbols.append(_Symbol(grammar.kinds[found.rule.kind], at, found.end, found))
            at = found.end
    return symbols


def _longest_item(grammar: Grammar, tokens: Tokens, at: int, end: int) -> Found | None:
    best = None
    following = tokens.classes[at + 1] if at + 1 < end else ""
    for rule in grammar.items.get(tokens.classes[at], ()):
        if not rule.shape.lone and following not in rule.shape.second:
            continue
        match = rule.shape.regex.match(tokens.classes, at, end)
        if match and (best is None or match.end() > best.end):
            found = Found(rule, at, match.end(), (at, match.end()), tuple(_parts(tokens, rule, match)))
            if _admitted(tokens, found):
                best = found
    return best


def _parts(tokens: Tokens, rule: Rule, match: re.Match[str]) -> list[Part]:
    groups = ((role, match.start(number), match.end(number)) for number, role in enumerate(rule.shape.roles, 1))
    return [_part(tokens, role, start, end) for role, start, end in groups if start >= 0 and end > start]


def _part(tokens: Tokens, role: str, first: int, last: int) -> Part:
    start, end = tokens.start(first), tokens.ends[last - 1]
    return Part(role, start, end, tokens.text[start:end])


def _admitted(tokens: Tokens, found: Found) -> bool:
    """Whether the company of a match allows it."""
    company = found.rule.company
    before, after = tokens.word(found.start - 1), tokens.word(found.end)
    if before in company.not_before or after in company.not_after:
        return False
    if (company.before and before not in company.before) or (company.after and after not in company.after):
        return False
    return not found.rule.guard or GUARDS[found.rule.guard](Look(tokens, found))


def _forms(grammar: Grammar, tokens: Tokens, symbols: list[_Symbol]) -> list[Found]:
    """The run's expressions, the longest at each place."""
    line = "".join(symbol.char for symbol in symbols)
    forms = []
    at = 0
    while at < len(symbols):
        best, after = None, at + 1
        following = line[at + 1 : at + 2]
        for rule in grammar.forms.get(line[at], ()):
            if not rule.shape.lone and following not in rule.shape.second:
                continue
            match = rule.shape.regex.match(line, at)
            if match and (best is None or match.end() > after):
                found = _form(tokens, symbols, rule, match)
                if _admitted(tokens, found):
                    best, after = found, match.end()
        if best is not None:
            forms.append(best)
        at = after
    return forms


def _form(tokens: Tokens, symbols: list[_Symbol], rule: Rule, match: re.Match[str]) -> Found:
    first, last = symbols[match.start()], symbols[match.end() - 1]
    span = (first.start, last.end)
    prefixes = [""] * len(match[0])
    parts = []
    for number, role in enumerate(rule.shape.roles, 1):
        start, end = match.span(number)
        if start < 0 or start == end:
            continue
        if role == "span":
            span = (symbols[start].start, symbols[end - 1].end)
        elif role.endswith(":"):
            prefixes[start - match.start() : end - match.start()] = [role[:-1] + "."] * (end - start)
        else:
            parts.append(_part(tokens, role, symbols[start].start, symbols[end - 1].end))
    items = tuple(symbol.item for symbol in symbols[match.start() : match.end()] if symbol.item is not None)
    for prefix, symbol in zip(prefixes, symbols[match.start() : match.end()], strict=True):
        if symbol.item is not None:
            parts.extend(Part(prefix + part.role, part.start, part.end, part.surface) for part in symbol.item.parts)
    return Found(rule, first.start, last.end, span, tuple(parts), items)


def _mention(tokens: Tokens, found: Found) -> Mention:
    start, end = tokens.start(found.span[0]), tokens.ends[found.span[1] - 1]
    inner = ",".join(item.rule.id for item in found.items)
    parts = tuple(sorted(found.parts, key=lambda part: (part.start, part.end)))
    return Mention(start, end, tokens.text[start:end], "timex", f"{found.rule.id}:{inner}" if inner else found.rule.id, parts)
