"""The numbers: pure, synchronous functions of a network and a view; no input or output."""
