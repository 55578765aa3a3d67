"""Mention and value to Claim: what is measured, who says so, of which moment, and in what surroundings."""
