"""The peer of loading a roster: pandas and openpyxl (or openpyxl alone) read the sheets, as a person would do it.

It reads only: it checks no name, no date and no sector, and stores nothing. Prints how many organizations and linkages
there are and a digest of who is linked to whom, so that answers can be compared.
"""

from __future__ import annotations

import hashlib
import sys
from importlib.util import find_spec

Rows = list[dict[str, str]]


def by_pandas(path: str) -> dict[str, Rows]:
    """Return the rows of every sheet by pandas, all cells as text."""
    import pandas as pd

    sheets = pd.read_excel(path, sheet_name=None, dtype=str, engine="openpyxl")
    return {str(name): frame.fillna("").to_dict("records") for name, frame in sheets.items()}


def by_openpyxl(path: str) -> dict[str, Rows]:
    """Return the rows of every sheet by openpyxl's fast way of reading, as dictionaries."""
    import openpyxl

    found: dict[str, Rows] = {}
    for sheet in openpyxl.load_workbook(path, read_only=True).worksheets:
        lines = sheet.iter_rows(values_only=True)
        head = [str(cell) for cell in next(lines)]
        found[sheet.title] = [
            {name: "" if cell is None else str(cell) for name, cell in zip(head, line, strict=False)} for line in lines
        ]
    return found


def main(path: str) -> None:
    """Read, link names, and print."""
    sheets = (by_pandas if find_spec("pandas") else by_openpyxl)(path)
    known = {row["Organization / Organisme *"] for row in sheets["Organizations"]}
    source, target = "From organization / De l’organisme *", "To organization / Vers l’organisme *"
    ties = [(row[source], row[target]) for row in sheets["Linkages"] if row[source] in known and row[target] in known]
    text = "\n".join(sorted(f"{a} > {b}" for a, b in ties))
    sys.stdout.write(f"{len(known)} {len(ties)} {hashlib.sha256(text.encode()).hexdigest()}\n")


if __name__ == "__main__":
    main(sys.argv[1])
