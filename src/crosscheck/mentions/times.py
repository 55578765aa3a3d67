"""Finds time expressions: tokens become items (a day, a clock time, a length of time), items become whole expressions."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    rules = grammar.items.get(tokens.classes[at])
    for rule, match in _matches(rules, tokens.classes, at, end) if rules else ():
        last = match.end()
        if not (rule.is_free or _in_company(tokens, rule, at, last)):
            continue
        found = Found(rule, at, last, (at, last), _parts(tokens, rule, match))
        if not rule.guard or GUARDS[rule.guard](Look(tokens, found)):
            return found
    return None


def _matches(rules: Sequence[Rule], line: str, at: int, end: int) -> list[tuple[Rule, re.Match[str]]]:
    """The rules that match at a place, the longest match first, those of one length in the order of the table."""
    following = line[at + 1 : min(at + 2, end)]
    found = []
    for rule in rules:
        shape = rule.shape
        if (shape.lone or following in shape.second) and (match := shape.regex.match(line, at, end)):
            found.append((rule, match))
    if len(found) > 1:
        found.sort(key=lambda one: -one[1].end())
    return found


def _parts(tokens: Tokens, rule: Rule, match: re.Match[str]) -> tuple[Part, ...]:
    groups = ((role, *match.span(number)) for number, role in enumerate(rule.shape.roles, 1))
    return tuple(_part(tokens, role, start, end) for role, start, end in groups if end > start)


def _part(tokens: Tokens, role: str, first: int, last: int) -> Part:
    start, end = tokens.start(first), tokens.ends[last - 1]
    return Part(role, start, end, tokens.text[start:end])


def _in_company(tokens: Tokens, rule: Rule, start: int, end: int) -> bool:
    """Whether the words beside a match are those that its rule asks for."""
    company = rule.company
    if company.before or company.not_before:
        before = tokens.word(start - 1)
        if before in company.not_before or (company.before and before not in company.before):
            return False
    if company.after or company.not_after:
        after = tokens.word(end)
        return after not in company.not_after and (not company.after or after in company.after)
    return True


def _forms(grammar: Grammar, tokens: Tokens, symbols: list[_Symbol]) -> list[Found]:
    """The run's expressions, the longest at each place."""
    line = "".join([symbol.char for symbol in symbols])
    forms = []
    at = 0
    while at < len(line):
        after = at + 1
        rules = grammar.forms.get(line[at])
        for rule, match in _matches(rules, line, at, len(line)) if rules else ():
            first, last = symbols[match.start()].start, symbols[match.end() - 1].end
            if not (rule.is_free or _in_company(tokens, rule, first, last)):
                continue
            found = _form(tokens, symbols, rule, match)
            if not rule.guard or GUARDS[rule.guard](Look(tokens, found)):
                forms.append(found)
                after = match.end()
                break
        at = after
    return forms


def _form(tokens: Tokens, symbols: list[_Symbol], rule: Rule, match: re.Match[str]) -> Found:
    first, last = symbols[match.start()], symbols[match.end() - 1]
    span = (first.start, last.end)
    if first is last and first.item is not None and not rule.shape.roles:
        return Found(rule, first.start, last.end, span, first.item.parts, (first.item,))
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
    parts = found.parts if len(found.parts) < 2 else tuple(sorted(found.parts, key=lambda part: (part.start, part.end)))
    return Mention(start, end, tokens.text[start:end], "timex", f"{found.rule.id}:{inner}" if inner else found.rule.id, parts)
