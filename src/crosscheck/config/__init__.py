"""TOML to one frozen Config made of each stage's own options, with the origin of every value."""
