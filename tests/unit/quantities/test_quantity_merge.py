"""Who gets a span that both passes want."""

from __future__ import annotations

from crosscheck.mentions.find import find_mentions, merge_mentions
from crosscheck.mentions.quantities import find_quantities
from crosscheck.mentions.times import find_times
from crosscheck.model import Block, Document
from crosscheck.normalize.quantities import normalize_quantity, normalize_span


def merged(text):
    return [(mention.surface, mention.kind) for mention in merge_mentions(find_quantities(text), find_times(text))]


def test_a_duration_is_a_timex_with_a_quantity():
    (mention,) = merge_mentions(find_quantities("They held it for three years."), find_times("They held it for three years."))
    quantity = normalize_span(mention)
    assert (mention.kind, str(quantity.value), quantity.unit) == ("timex", "3", "year")


def test_a_compound_duration_is_one_quantity():
    text = "It took 3 hours and 20 minutes."
    (mention,) = merge_mentions(find_quantities(text), find_times(text))
    assert (str(normalize_span(mention).value), normalize_span(mention).unit) == ("200", "minute")


def test_a_timex_without_a_quantity_has_none():
    (mention,) = merge_mentions(find_quantities("It was in 1987."), find_times("It was in 1987."))
    assert normalize_span(mention) is None


def test_an_age_is_no_time():
    assert merged("A 42-year-old man left.") == [("42-year-old", "quantity")]


def test_dates_win_over_bare_numbers():
    assert merged("On 24 February 2022 it began.") == [("24 February 2022", "timex")]


def test_a_figure_with_a_unit_is_no_year():
    assert ("2000ft", "quantity") in merged("He fell 2000ft into the gorge.")


def test_mentions_of_a_document_count_in_its_text_and_leave_silent_blocks_out():
    text = "---\ndate: 2024\n---\n\nFive ships sank."
    document = Document(id="a", path="a", sha256="", text=text, blocks=(Block(0, 18, "metadata"), Block(20, len(text), "paragraph")))
    (mention,) = find_mentions(document)
    assert (mention.surface, text[mention.start : mention.end]) == ("Five", "Five")
    assert all(text[part.start : part.end] == part.surface for part in mention.parts)


def test_a_document_without_blocks_is_read_whole():
    (mention,) = find_mentions(Document(id="a", path="a", sha256="", text="Five ships sank."))
    assert normalize_quantity(mention).unit == "ship"
