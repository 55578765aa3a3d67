"""Result to text: one file a format."""
