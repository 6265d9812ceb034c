"""The numbered migrations of every kind of store."""
