"""The words that hold the log to be evidence: verify, digest of a revision, redact, undo, in both languages."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from harness.stored_log import SqlIntruder

Say = Callable[..., Result]
pytestmark = [pytest.mark.trust, pytest.mark.evidence]


@pytest.fixture
def intruder(tmp_path: Path) -> SqlIntruder:
    return SqlIntruder(tmp_path / "kept" / "lipgraph.db")


def head(say: Say) -> str:
    return str(json.loads(say("verify", "--json").stdout)["verdict"]["head"]["hash"])


@pytest.mark.parametrize(("lang", "said"), [("en", "The log holds"), ("fr", "Le journal tient")])
def test_a_log_that_holds_says_so_and_prints_its_head(loaded: Say, lang: str, said: str) -> None:
    result = loaded("verify", "--lang", lang)
    assert result.exit_code == 0
    assert result.stdout.startswith(said)
    assert head(loaded) in result.stdout
    kept = loaded("verify", "--head", head(loaded).upper(), "--lang", lang)
    assert (kept.exit_code, "entr" in kept.stdout) == (0, True)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "Fact 1.3 was changed: its text"), ("fr", "Le fait 1.3 a été modifié : son texte")],
)
def test_what_is_wrong_is_said_with_its_place(loaded: Say, intruder: SqlIntruder, lang: str, said: str) -> None:
    lines = intruder.read()
    salt, text = lines[0].payloads[2]
    lines[0].payloads[2] = (salt, text.replace("e", "3", 1))
    intruder.write(lines)
    result = loaded("verify", "--lang", lang)
    assert result.exit_code == 6
    assert said in result.stdout
    assert ("DOES NOT HOLD" in result.stdout) == (lang == "en")


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "cut before it, or written anew"), ("fr", "coupé avant elle, ou réécrit")]
)
def test_a_head_that_is_not_in_the_log_is_told(loaded: Say, lang: str, said: str) -> None:
    result = loaded("verify", "--head", "ab" * 32, "--lang", lang)
    assert (result.exit_code, said in result.stdout) == (6, True)


def test_many_faults_are_counted(loaded: Say, intruder: SqlIntruder) -> None:
    lines = intruder.read()
    for line in lines:
        line.payloads = [(f"{salt}0", text) for salt, text in line.payloads]
    intruder.write(lines)
    count = sum(len(line.payloads) for line in lines)
    assert f"and {count - 20} more." in loaded("verify").stdout


def test_the_digest_of_an_earlier_revision(loaded: Say) -> None:
    now = loaded("digest").stdout
    assert loaded("digest", "--revision", 1).stdout == now
    assert loaded("digest", "--revision", 0).stdout != now
    result = loaded("digest", "--revision", 9)
    assert (result.exit_code, "no revision 9 yet" in result.stderr) == (2, True)


def test_a_text_is_redacted_and_every_word_says_so(loaded: Say) -> None:
    place = organization_place(loaded)
    result = loaded("redact", place, "--reason", "not for us to keep")
    assert result.exit_code == 0, result.output
    assert f"{place} was redacted" in result.stdout
    assert "What is stored today still holds it: organizations · " in result.stdout
    again = loaded("redact", place, "--reason", "not for us to keep", "--lang", "fr")
    assert "était déjà caviardé" in again.stdout
    verified = loaded("verify")
    assert (verified.exit_code, f"Redacted: {place}" in verified.stdout) == (0, True)
    assert "redacted: 1" in loaded("log").stdout
    assert '"noun":"redacted"' in loaded("log", "--json").stdout


def organization_place(say: Say) -> str:
    entry = json.loads(say("log", "--json").stdout.splitlines()[0])
    place = next(at for at, change in enumerate(entry["changes"], 1) if change["noun"] == "organization")
    return f"{entry['number']}.{place}"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("12", "--reason", "x"), 2, "is no place in the log"),
        (("0.1", "--reason", "x"), 2, "is no place in the log"),
        (("1.1",), 2, "Say why in 1 to 200 characters"),
        (("99.1", "--reason", "x"), 3, "There is no fact in the log “99.1” here."),
    ],
)
def test_what_cannot_be_redacted_is_one_line(loaded: Say, words: tuple[str, ...], code: int, said: str) -> None:
    result = loaded("redact", *words)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_load_is_previewed_undone_and_nothing_is_left_to_undo(loaded: Say) -> None:
    before = loaded("digest").stdout
    preview = loaded("undo", 1)
    assert preview.exit_code == 0, preview.output
    assert "Nothing was written. To do it: lipgraph undo 1 --apply" in preview.stdout
    assert loaded("digest").stdout == before
    done = loaded("undo", 1, "--apply", "--lang", "fr")
    assert "Annulé en une seule transaction" in done.stdout
    assert loaded("digest").stdout == loaded("digest", "--revision", 0).stdout
    assert "There is nothing to undo" in loaded("undo", 1, "--apply").stdout
    assert loaded("verify").exit_code == 0


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "was changed since, by entry"), ("fr", "a été modifié depuis, par l’entrée")]
)
def test_later_work_is_named_and_stays(loaded: Say, lang: str, said: str) -> None:
    changed = loaded("change", "organization", "name=Réseau a", "kind=library")
    assert changed.exit_code == 0, changed.output
    before = loaded("digest").stdout
    result = loaded("undo", 1, "--apply", "--lang", lang)
    assert result.exit_code == 4
    assert said in result.stderr
    assert loaded("digest").stdout == before
