"""crosscheck reads several reports of one event and flags where their numbers and times disagree."""

__version__ = "0.1.0"
