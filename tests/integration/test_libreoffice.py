"""A workbook that LibreOffice opened and saved again says the same: nothing of it was a formula, a number or a date."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fakes.council_facts import every_fact
from fakes.generated_facts import SCRIPTS, digest, rows_of
from harness.libreoffice import saved_again
from lipgraph.cli import lipgraph
from lipgraph.domain.facts import Fact
from lipgraph.domain.ids import OrganizationId, nfc
from lipgraph.domain.organizations import Organization
from lipgraph.exports.workbook import table_workbook
from lipgraph_loaders.table_workbook import read_table_workbook, workbook_tables

pytestmark = pytest.mark.needs("libreoffice")

Say = Callable[..., Result]

TEMPTING = [
    "00123", "1,5", "1e5", "12/11/2025", "2025-10-01", "2025-10", "TRUE", "vrai", "#N/A", "$5", "50%", "'quoted",
    "=SUM(A1)", "+33 1", "-", "@here", "http://example.org/", " before", "after ", "  ", "two\nlines", "tab\there",
    "bell\x07",
    "return\rhere", "_x0041_", "\\u0041", "\ufeffmark", "\u200bnothing", "e\u0301cole", "🌲🌲", "\U0001e94d",
    "«\u00a0guillemets\u202f»", "ABC\u2028DEF", "\ufffe", "[h]:mm", "1:30", "½", "١٢٣", "Ωmega",
]  # fmt: skip
"""What a spreadsheet would rather take for something else."""


def tempting_facts() -> list[Fact]:
    """Two partnerships with every noun, and an organization for each text that a spreadsheet might spoil."""
    texts = [nfc(text) for text in [*SCRIPTS, *TEMPTING]]
    names: list[Fact] = [
        Organization(id=OrganizationId(f"tempting-{place:03}"), slug=f"t{place}", name=text, lang=text or None)
        for place, text in enumerate(texts)
    ]
    return [*every_fact(), *names]


def test_all_tables_come_back_equal(tmp_path: Path) -> None:
    facts = tempting_facts()
    written = tmp_path / "all.xlsx"
    written.write_bytes(table_workbook(*workbook_tables(rows_of(facts))))
    reading = read_table_workbook(saved_again(written, tmp_path))
    assert (reading.rejects, reading.notes) == ((), ())
    assert set(map(repr, reading.facts)) == set(map(repr, facts))
    assert digest(reading.facts) == digest(facts)


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """Say a word to a store in this test's own data directory."""
    for name in ("LIPGRAPH_STORE", "LIPGRAPH_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIPGRAPH_DATA", str(tmp_path / "kept"))

    def said(*words: object) -> Result:
        result = CliRunner().invoke(lipgraph, [str(word) for word in words])
        assert result.exit_code == 0, result.output
        return result

    return said


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_a_filled_template_loads_to_the_same_state(say: Say, tmp_path: Path, lang: str) -> None:
    say("template", tmp_path / "roster.xlsx", "--lang", lang)
    say("migrate")
    say("load", tmp_path / "roster-example.xlsx", "--apply")
    before, log = say("digest").stdout, say("log").stdout
    say("load", saved_again(tmp_path / "roster-example.xlsx", tmp_path), "--apply")
    assert say("digest").stdout == before
    # Nothing was written, and so nothing stands in the log.
    assert say("log").stdout == log


def test_a_roster_that_was_exported_and_saved_again_changes_nothing(say: Say, tmp_path: Path) -> None:
    say("demo", "--no-serve", "--data", tmp_path / "kept")
    before = say("digest").stdout
    say("export", "--roster", tmp_path / "demo.xlsx", "--partnership", "demo")
    say("load", saved_again(tmp_path / "demo.xlsx", tmp_path), "--partnership", "demo", "--apply")
    assert say("digest").stdout == before
