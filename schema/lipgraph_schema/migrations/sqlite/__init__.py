"""The numbered migrations of SQLite stores, one file of statements each; a file that was released never changes."""
