"""The nouns: what a partnership is made of, and what can be said of it at a moment; stdlib and numpy only."""
