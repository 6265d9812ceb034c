"""How large a file that a person brings may be: each bound is named in the message that refuses what is larger."""

from __future__ import annotations

MOST_BYTES = 64 * 1024 * 1024
"""Of a file as it lies on disk."""

MOST_BYTES_UNPACKED = 256 * 1024 * 1024
"""Of all parts of a workbook together, unpacked."""

MOST_RATIO = 200
"""How many times larger than packed a part of a workbook may become (counted from one mebibyte on)."""

RATIO_COUNTS_FROM = 1024 * 1024

MOST_PARTS = 2_000
"""Entries of a workbook's archive."""

MOST_SHEETS = 200

MOST_ROWS = 500_000
"""Rows of one sheet that hold anything."""

MOST_COLUMNS = 2_000
"""Columns of one sheet that hold anything: a matrix of two thousand organizations."""

MOST_CELLS = 4_000_000
"""Cells of one file, empty ones that carry a format included."""

MOST_CHARACTERS = 32_767
"""Of one cell: what a spreadsheet holds at most."""

MOST_PROBLEMS = 10_000
"""A file with more problems than this is not read further."""

MOST_MEMORY = 1024 * 1024 * 1024
"""Bytes that the process which reads a file may hold, where the system has such a limit."""

MOST_SECONDS = 60
"""Of processor time that reading a file may take, where the system has such a limit; twice that by the clock."""

MOST_ROWS_ABOVE_HEADER = 20
"""How many rows of titles may stand above the header."""
