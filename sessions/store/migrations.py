"""The steps from the data model of an older tafel to today's, and the refusal of a newer one."""

from collections.abc import Callable

from sessions.series import SCHEMA
from sessions.store.codec import Tables, Unreadable
from sessions.store.refusals import NewerSchema


def _know_consents(tables: Tables) -> None:
    """Schema 2 keeps consents: before it, verslaving came on the list only after the jongere had said yes."""
    for traject in tables.get("trajects", {}).values():
        if any(question.get("leefgebied") == "verslaving" for question in traject.get("questions", ())):
            yes = {"subject": "verslaving opschrijven", "given": True, "recorded": traject.get("started")}
            traject["consents"] = [yes]


def _know_endings(tables: Tables) -> None:
    """Schema 3 keeps how trajecten end, preparing, and following up outside a meeting: all new, nothing to change."""


MIGRATIONS: tuple[Callable[[Tables], None], ...] = (_know_consents, _know_endings)
"""The first makes tables of schema 2 out of tables of schema 1, and so on; each changes them in place."""


def migrate(tables: Tables) -> None:
    """Bring tables just read to today's schema, in memory; the next act writes them.

    Raises NewerSchema when a newer tafel wrote them, and Unreadable when they do not tell their schema.
    """
    series = tables["series"]["1"]
    schema = series.get("schema_number")
    if not isinstance(schema, int) or schema < 1:
        raise Unreadable("no schema number")
    if schema > SCHEMA:
        raise NewerSchema(
            "Dit bestand is gemaakt met een nieuwere versie van tafel en is niet aangeraakt. "
            "Werk tafel bij op deze computer en open het dan opnieuw."
        )
    for step in MIGRATIONS[schema - 1 :]:
        step(tables)
    series["schema_number"] = SCHEMA
