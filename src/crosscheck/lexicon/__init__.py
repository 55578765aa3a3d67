"""Words as data: TOML tables by language, and the frozen values that the stages read them into."""
