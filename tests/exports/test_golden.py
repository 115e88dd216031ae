"""Whole documents, as they were read and approved, in golden/.

To renew them: `GOLDEN=renew pytest tests/exports`, and then read what changed before it is committed.
"""

from pathlib import Path

import pytest
from golden_files import compare, write_documents

from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.files import Form
from sessions.record import Record

GOLDEN = Path(__file__).parent / "golden"
TEXTS = [form for form in Form if form.is_text]
MEETINGS = ("veldtafel", "running", "turns", "nasty", "community")
AGENDAS = ("planned", "nasty", "community")


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("meeting", MEETINGS)
def test_documents_read_as_they_were_approved(
    meeting: str, form: Form, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    record: Record = request.getfixturevalue(meeting)
    for audience in (Audience.PARTNERS, Audience.PARTICIPANTS, Audience.JONGERE, Audience.INTERN):
        write_documents(minutes_for(record, audience), tmp_path, form)
    compare(tmp_path, GOLDEN / meeting / form)


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("meeting", AGENDAS)
def test_agendas_read_as_they_were_approved(
    meeting: str, form: Form, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    record: Record = request.getfixturevalue(meeting)
    write_documents(minutes_for(record, Audience.AGENDA), tmp_path, form)
    compare(tmp_path, GOLDEN / f"{meeting}-agenda" / form)
