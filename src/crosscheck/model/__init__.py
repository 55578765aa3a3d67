"""Values only: what each stage takes and returns. Frozen structs, no behaviour beyond their own laws.

Those made by the thousand are `gc=False`: frozen trees hold no cycles, and the collector would only lose time watching them.
"""

from crosscheck.model.claim import AsOf, Attribution, Claim, Measurand
from crosscheck.model.comparison import Cluster, Comparison, Feature
from crosscheck.model.document import Block, Comment, Document, Metadata, Place, Stated
from crosscheck.model.edition import Edition
from crosscheck.model.extraction import Extraction, Origin, Reading
from crosscheck.model.fault import Fault
from crosscheck.model.finding import Finding, Location, Severity, Verdict
from crosscheck.model.mention import Mention, Part
from crosscheck.model.number import Number, exact, number_text
from crosscheck.model.quantity import Quantity
from crosscheck.model.result import DraftClaim, Result
from crosscheck.model.span import Span
from crosscheck.model.timex import Timex

__all__ = [
    "AsOf",
    "Attribution",
    "Block",
    "Claim",
    "Cluster",
    "Comment",
    "Comparison",
    "Document",
    "DraftClaim",
    "Edition",
    "Extraction",
    "Fault",
    "Feature",
    "Finding",
    "Location",
    "Measurand",
    "Mention",
    "Metadata",
    "Number",
    "Origin",
    "Part",
    "Place",
    "Quantity",
    "Reading",
    "Result",
    "Severity",
    "Span",
    "Stated",
    "Timex",
    "Verdict",
    "exact",
    "number_text",
]
