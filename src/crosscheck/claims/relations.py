"""How a value can hang on a word of its sentence."""

from __future__ import annotations

from msgspec import Struct

HEAD = "head"
"""The counted noun."""
PREMOD = "premodifier"
"""A word between the figure and its noun: "12 wounded soldiers"."""
PREDICATE = "predicate"
"""A participle or adjective right behind the phrase: "two dead", "13 injured"."""
PATIENT = "patient"
"""The verb whose object, or passive subject, the value is."""
SUBJECT = "subject"
"""The verb whose active subject the value is."""
NOUN = "noun"
"""A noun that the value belongs to: "the death of three", "the toll rose to 12", "a $2 million heist"."""
INSIDE = "inside"
"""A noun behind a preposition that follows the phrase: "three men in custody"."""
VERB = "verb"
"""A verb that the value reaches through a preposition: "sold for $5"; for a time, the verb of its clause."""
FAR = "far"
"""A word that only stands near."""


class Link(Struct, frozen=True, gc=False):
    """A word (its position in the sentence) on which a value hangs, how, and how dearly: 0 surely, above 6 hardly."""

    position: int
    relation: str
    cost: float
