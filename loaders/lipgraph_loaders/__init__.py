"""Readers, one per outside format: bytes become domain values and rejects, and nothing is written."""
