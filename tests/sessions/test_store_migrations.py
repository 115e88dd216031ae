"""A file that an older tafel wrote opens in this one: a real file of each schema is kept here."""

import shutil
from pathlib import Path

import orjson
import pytest
from movable_clock import MovableClock

from sessions.consents import Consenter, ConsentSubject
from sessions.leefgebieden import Leefgebied
from sessions.series import ESCALATION, SCHEMA
from sessions.sharing import Scope, scope_for
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile

SLUG = "veldtafel-kop-van-noord-holland"


@pytest.fixture
def old(tmp_path: Path) -> SeriesFile:
    """A veldtafel that was kept by the first schema, opened."""
    shutil.copy(Path(__file__).parent / "schema_1" / f"{SLUG}.json", tmp_path)
    return Archive(tmp_path, clock=MovableClock()).open(SLUG)


def test_everything_in_it_can_be_read_and_written(old: SeriesFile) -> None:
    old.check()
    assert old.series.schema_number == SCHEMA
    assert old.series.escalation == ESCALATION
    with old.change("plaats gewijzigd"):
        old.save_series(old.series.changed(place="Schagen"))
    old.load()
    assert old.series.place == "Schagen"


@pytest.mark.parametrize("slug", [SLUG, "cop-samen-aan-tafel"])
def test_what_the_second_schema_kept_is_all_there(tmp_path: Path, slug: str) -> None:
    shutil.copy(Path(__file__).parent / "schema_2" / f"{slug}.json", tmp_path)
    before = orjson.loads((tmp_path / f"{slug}.json").read_bytes())
    with Archive(tmp_path, clock=MovableClock()).open(slug) as file:
        file.check()
        kept = {name: len(collection.all()) for name, collection in file.collections.items()}
    assert kept == {name: len(before.get(name, {})) for name in kept}


def test_nothing_is_shared_that_was_not_agreed(old: SeriesFile) -> None:
    for traject in old.trajects.all():
        assert scope_for(traject.sharing, 1) == Scope.OWN


def test_the_consent_that_was_asked_for_verslaving_is_kept(old: SeriesFile) -> None:
    for traject in old.trajects.all():
        consent = traject.consent_to(ConsentSubject.ADDICTION)
        assert bool(consent) == (traject.question_in(Leefgebied.VERSLAVING) is not None)
        if consent:
            assert (consent.given, consent.by, consent.recorded) == (True, Consenter.JONGERE, traject.started)
    assert any(traject.consents for traject in old.trajects.all())
