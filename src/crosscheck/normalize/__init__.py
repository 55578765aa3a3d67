"""Mention to Quantity or Timex, under an explicit anchor: no hidden now, no hidden locale."""
