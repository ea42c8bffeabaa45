"""Files in the layouts that CMS uses, with rows made up here: none of its tables is kept."""

import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

Row = Sequence[str]

PAIRS_HEAD = (
    ("CPT only copyright 2023 American Medical Association.  All rights reserved.",),
    ("Column1/Column2 Edits",),
    ("Column 1", "Column 2", "*=in existence", "Effective", "Deletion", "Modifier",
     "PTP Edit Rationale"),
    ("", "", "prior to 1996", "Date", "Date", "0=not allowed", ""),
    ("", "", "", "", "*=no data", "1=allowed", ""),
    ("", "", "", "", "", "9=not applicable", ""),
)  # fmt: skip
LIMITS_HEAD = (
    ("CPT only copyright 2023 American Medical Association.  All rights reserved.", "", "", ""),
    ("HCPCS/CPT Code", "Practitioner Services MUE Values", "MUE Adjudication Indicator",
     "MUE Rationale"),
)  # fmt: skip
ADD_ONS_HEAD = (
    ("CPT codes only are copyright AMA",),
    ("AOC_Edit_Type", "Add-On_Code", "AOC_DelDT", "Primary_Code", "Primary_Code_DelDT",
     "AOC_Edit_EffDT", "AOC_Edit_DelDT", "Special_Instruction_Notes"),
)  # fmt: skip
FEES_HEAD = (
    ("", "", "2024 National Physician Fee Schedule Relative Value File July Release"),
    ("", "", "", "STATUS", "WORK", "NON-FAC", "NON-FACILITY", "FACILITY", "GLOB", "PRE"),
    ("HCPCS", "MOD", "DESCRIPTION", "CODE", "RVU", "PE RVU", "TOTAL", "TOTAL", "DAYS", "OP"),
)
CODES_HEAD = (
    ("HCPC", "SEQNUM", "RECID", "LONG DESCRIPTION", "SHORT DESCRIPTION", "ADD DT", "ACT EFF DT",
     "TERM DT", "ACTION CD"),
)  # fmt: skip
REASON = "Misuse of Column Two code with Column One code"


def pair(
    one: str, other: str, indicator: str = "1", first: str = "20100101", last: str = "*"
) -> Row:
    """A row of pairs."""
    return (one, other, "", first, last, indicator, REASON)


def limit(code: str, units: str, indicator: str = "2 Date of Service Edit: Policy") -> Row:
    """A row of units a day."""
    return (code, units, indicator, "CMS Policy")


def add_on(code: str, primary: str, kind: str = "1", first: str = "2013001", last: str = "") -> Row:
    """A row of add-ons; its dates are year and day of the year."""
    return (kind, code, "", primary, "", first, last, "")


def fee(code: str, days: str, value: str, modifier: str = "") -> Row:
    """A row of the fee schedule."""
    return (code, modifier, "words, of our own", "A", "1.00", "1.00", value, "1.00", days, "0.10")


def code(name: str, first: str = "20100101", last: str = "", record: str = "3") -> Row:
    """A row of HCPCS Level II."""
    return (name, "00100", record, "Long, made up", "Made up", first, first, last, "N")


def pairs(*rows: Row) -> bytes:
    """A part of the table of pairs."""
    return tabbed([*PAIRS_HEAD, *rows])


def limits(*rows: Row) -> bytes:
    """The units a day of practitioners."""
    return commas([*LIMITS_HEAD, *rows])


def add_ons(*rows: Row) -> bytes:
    """The add-ons."""
    return tabbed([*ADD_ONS_HEAD, *rows])


def fees(*rows: Row) -> bytes:
    """The fee schedule of July 2024."""
    return commas([*FEES_HEAD, *rows])


def codes(*rows: Row) -> bytes:
    """HCPCS Level II, as CSV."""
    return commas([*CODES_HEAD, *rows])


def record(name: str, first: str, last: str, kind: str = "3") -> bytes:
    """One record of HCPCS Level II in the layout of 320 letters."""
    line = f"{name:5}00100{kind}Made up, of our own".ljust(268)
    return f"{line}{first:8}{first:8}{last:8}N".ljust(320).encode() + b"\r\n"


def tabbed(rows: Iterable[Row]) -> bytes:
    """Text with tabs."""
    return "".join("\t".join(row) + "\r\n" for row in rows).encode()


def commas(rows: Iterable[Row]) -> bytes:
    """CSV, with quotes where they are needed."""
    return "".join(
        ",".join(f'"{cell}"' if "," in cell else cell for cell in row) + "\r\n" for row in rows
    ).encode()


def workbook(rows: Iterable[Row]) -> bytes:
    """An Excel workbook with one sheet."""
    cells = "".join(f"<row>{''.join(map(_cell, row))}</row>" for row in rows)
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType='
            f'"{types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" '
            f'ContentType="{types}.worksheet+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" '
            f'Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet '
            'name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{rels}"><Relationship Id="r1" '
            f'Type="{links}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><sheetData>{cells}'
            "</sheetData></worksheet>",
        }.items():
            archive.writestr(name, text)
    return made.getvalue()


def _cell(text: str) -> str:
    return f"<c t='inlineStr'><is><t>{escape(text)}</t></is></c>"


def packed(**members: bytes) -> bytes:
    """A zip archive; the last underscore of a name becomes the dot of its suffix."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(".".join(name.rsplit("_", 1)), content)
    return made.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    """A file with some content."""
    path = folder / name
    path.write_bytes(content)
    return path
