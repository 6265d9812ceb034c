"""The core: a partnership's network as values, the numbers on it, and the stores that keep it."""

__version__ = "0.1.0"
