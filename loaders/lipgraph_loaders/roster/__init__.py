"""Rosters that people bring: delimited text and workbooks, read into rows of what they say, problems and notes."""

from lipgraph_loaders.roster.reading import ENCODINGS, KINDS, RosterReading, is_roster, read_roster

__all__ = ["ENCODINGS", "KINDS", "RosterReading", "is_roster", "read_roster"]
