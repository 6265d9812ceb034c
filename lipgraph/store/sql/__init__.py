"""The SQL of SQLite stores, one file a statement; names in braces come from the register of nouns, never from input."""
