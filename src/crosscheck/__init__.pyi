from crosscheck.api import check as check
from crosscheck.api import extract as extract

__all__ = ["__version__", "check", "extract"]

__version__: str
