"""Save a workbook again with LibreOffice, as people do without noticing."""

import shutil
import subprocess
from pathlib import Path

SECONDS = 180


def saved_again(workbook: Path, folder: Path) -> Path:
    """Return the workbook as LibreOffice writes it after opening it; its own profile, no other instance is touched."""
    profile = folder / "profile"
    target = folder / "saved"
    program = shutil.which("soffice")
    assert program is not None
    words = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    subprocess.run(
        [*words, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(target), str(workbook)],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return target / workbook.name
