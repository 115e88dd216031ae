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
MEETINGS = ("veldtafel", "running", "nasty", "community")


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_documents_read_as_they_were_approved(
    meeting: str, form: Form, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    record: Record = request.getfixturevalue(meeting)
    for audience in Audience:
        write_documents(minutes_for(record, audience), tmp_path, form)
    kept = GOLDEN / meeting / form
    if os.environ.get("GOLDEN") == "renew":
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(tmp_path, kept)
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    approved = {path.name: path.read_bytes() for path in kept.iterdir()}
    assert sorted(written) == sorted(approved)
    for name, content in written.items():
        assert content.decode() == approved[name].decode(), name
        assert b"\r" not in content
