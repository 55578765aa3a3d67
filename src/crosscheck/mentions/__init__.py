"""Document to Mention: the surface of each number and time and its parts. No arithmetic."""
