"""A view as files that other programs read."""
