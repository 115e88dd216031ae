"""Whole documents, as they were read and approved, in golden/.

To renew them: `GOLDEN=renew pytest tests/exports`, and then read what changed before it is committed.
"""

import os
import shutil
from pathlib import Path

import pytest

from exports.audiences import Audience
from exports.files import Form, write_documents
from exports.minutes import minutes_for
from sessions.record import Record

GOLDEN = Path(__file__).parent / "golden"
MEETINGS = ("veldtafel", "running", "turns", "nasty", "community")
AGENDAS = ("planned", "nasty", "community")


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_documents_read_as_they_were_approved(
    meeting: str, form: Form, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    record: Record = request.getfixturevalue(meeting)
    for audience in (Audience.PARTNERS, Audience.JONGERE, Audience.INTERN):
        write_documents(minutes_for(record, audience), tmp_path, form)
    _compare(tmp_path, GOLDEN / meeting / form)


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("meeting", AGENDAS)
def test_agendas_read_as_they_were_approved(
    meeting: str, form: Form, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    record: Record = request.getfixturevalue(meeting)
    write_documents(minutes_for(record, Audience.AGENDA), tmp_path, form)
    _compare(tmp_path, GOLDEN / f"{meeting}-agenda" / form)


def _compare(made: Path, kept: Path) -> None:
    """Hold the files that were made beside those that were approved, or approve them."""
    if os.environ.get("GOLDEN") == "renew":
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(made, kept)
    written = {path.name: path.read_bytes() for path in made.iterdir()}
    approved = {path.name: path.read_bytes() for path in kept.iterdir()}
    assert sorted(written) == sorted(approved)
    for name, content in written.items():
        assert content.decode() == approved[name].decode(), name
        assert b"\r" not in content
