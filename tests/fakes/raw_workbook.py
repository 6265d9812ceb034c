"""A workbook written part by part, so that a test can put into it what no spreadsheet program would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawSheet:
    """A sheet: its name, the XML of its rows, and what stands before and after them."""

    name: str
    rows: str
    before: str = ""
    after: str = ""
    state: str = "visible"


@dataclass(frozen=True, slots=True, kw_only=True)
class RawWorkbook:
    """A workbook of such sheets; ``formats`` are the number formats of cell styles 1, 2, 3..."""

    sheets: Sequence[RawSheet]
    texts: Sequence[str] = ()
    formats: Sequence[str] = ()
    since_1904: bool = False
    namespace: str = TRANSITIONAL
    more: Mapping[str, bytes] = field(default_factory=dict)

    def content(self) -> bytes:
        """Return the bytes of the file."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in {**self._parts(), **self.more}.items():
                archive.writestr(name, part)
        return out.getvalue()

    def _parts(self) -> dict[str, str | bytes]:
        sheets = {f"xl/worksheets/sheet{place}.xml": self._sheet(one) for place, one in enumerate(self.sheets, 1)}
        return {
            "_rels/.rels": _relations({"rId1": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": self._workbook(),
            "xl/_rels/workbook.xml.rels": _relations(
                {
                    **{f"rId{n}": ("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(self.sheets) + 1)},
                    "rIdS": ("styles", "styles.xml"),
                    "rIdT": ("sharedStrings", "sharedStrings.xml"),
                }
            ),
            "xl/styles.xml": self._styles(),
            "xl/sharedStrings.xml": self._texts(),
            **sheets,
        }

    def _workbook(self) -> str:
        sheets = "".join(
            f'<sheet name="{one.name}" sheetId="{n}" state="{one.state}" r:id="rId{n}"/>'
            for n, one in enumerate(self.sheets, 1)
        )
        since = '<workbookPr date1904="1"/>' if self.since_1904 else ""
        return f'<workbook xmlns="{self.namespace}" xmlns:r="{_OFFICE}">{since}<sheets>{sheets}</sheets></workbook>'

    def _styles(self) -> str:
        own = "".join(f'<numFmt numFmtId="{164 + n}" formatCode="{code}"/>' for n, code in enumerate(self.formats))
        used = "".join(f'<xf numFmtId="{164 + n}"/>' for n in range(len(self.formats)))
        return (
            f'<styleSheet xmlns="{self.namespace}"><numFmts>{own}</numFmts><cellStyleXfs><xf numFmtId="14"/>'
            f'</cellStyleXfs><cellXfs><xf numFmtId="0"/>{used}</cellXfs></styleSheet>'
        )

    def _texts(self) -> str:
        return f'<sst xmlns="{self.namespace}">' + "".join(f"<si>{one}</si>" for one in self.texts) + "</sst>"

    def _sheet(self, sheet: RawSheet) -> str:
        return (
            f'<worksheet xmlns="{self.namespace}">{sheet.before}<sheetData>{sheet.rows}</sheetData>{sheet.after}'
            "</worksheet>"
        )


def _relations(targets: Mapping[str, tuple[str, str]]) -> str:
    said = "".join(f'<Relationship Id="{n}" Type="{_OFFICE}/{k}" Target="{t}"/>' for n, (k, t) in targets.items())
    return f'<Relationships xmlns="{_RELATIONS}">{said}</Relationships>'


def row(number: int, *cells: str, hidden: bool = False) -> str:
    """Return the XML of a row; each cell is plain text, or the XML of a cell with ``{at}`` for its reference."""
    said = ""
    for place, cell in enumerate(cells):
        at = f"{chr(65 + place)}{number}"
        if cell.startswith("<c "):
            said += cell.replace("{at}", at)
        elif cell:
            said += f'<c r="{at}" t="inlineStr"><is><t>{cell}</t></is></c>'
    return f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if hidden else ""}>{said}</row>'


def number_cell(value: str, style: int = 0) -> str:
    """Return the XML of a number with a cell style."""
    return f'<c r="{{at}}" s="{style}"><v>{value}</v></c>'
