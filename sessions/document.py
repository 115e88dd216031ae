"""The two bases of all data: frozen values, and numbered documents that the store keeps."""

from typing import Any, Self, TypeVar
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sessions.errors import InvalidInput

ModelT = TypeVar("ModelT", bound=BaseModel)

LABELS: dict[str, str] = {
    "name": "naam",
    "code": "code",
    "roepnaam": "roepnaam",
    "birth_month": "geboortemaand",
    "what": "actie",
    "result": "beoogd resultaat",
    "email": "e-mail",
    "phone": "telefoon",
    "place": "plaats",
    "start": "tijd",
    "date": "datum",
    "words": "eigen woorden",
    "score_now": "score nu",
    "score_goal": "score straks",
    "mark": "afkorting",
    "rhythm_weeks": "ritme in weken",
    "title": "titel",
    "kind": "soort",
    "help": "hulptekst",
    "reading": "voorleestekst",
    "organisation": "organisatie",
    "function": "functie",
    "going_well": "wat goed gaat",
    "question": "vraag",
    "own_network": "eigen netwerk",
    "waits_for": "voorbehoud",
    "reason": "reden",
    "note": "notitie",
    "notes": "notities",
    "private_notes": "privénotitie",
    "text": "tekst",
    "keep": "dit houden we zo",
    "change": "dit doen we anders",
    "region": "regio",
    "gemeente": "gemeente",
    "care_organisation": "jeugdhulporganisatie",
    "put_forward_by": "aangemeld door",
    "role": "rol",
    "by": "afgesproken door",
    "remark": "opmerking",
    "audience": "voor wie",
    "reader": "lezer",
    "form": "vorm",
    "document": "document",
    "moved_to": "verhuisd naar",
    "route": "stap van de route",
    "grade": "rapportcijfer",
    "outcome": "uitkomst",
    "writer": "wie schrijft",
    "company": "met wie",
    "ask_along": "wie erbij vragen",
    "better": "wat beter kan",
    "next_step": "volgende stap",
    "needed": "wat nodig is",
    "ground": "grond",
    "giver": "van wie",
    "receiver": "aan wie",
    "to": "aan wie",
    "months": "maanden",
    "hard_stop": "harde grens",
}
"""What a field is called for a user; a refusal of any other field names none."""


OWN_ERRORS = {
    *("too_long", "empty", "not_a_month", "not_a_code", "not_a_time", "not_a_score", "not_an_outcome"),
    "bad_retention",
}
"""The error types whose messages are ours, and so in Dutch."""


class Frozen(BaseModel):
    """A value that never changes, all the way down; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", revalidate_instances="always")

    def changed(self, **values: Any) -> Self:
        """Return a copy with these fields replaced, validated as a whole.

        Raises InvalidInput with a Dutch message when a value does not fit.
        """
        return validated(type(self), {**dict(self), **values})


class Document(Frozen):
    """Something the store keeps under a number that people use.

    `number` is 0 until the store gives one; numbers are never given twice in a series. `uid` is for calendars,
    hand-over and erasure, and never shown.
    """

    number: int = Field(default=0, ge=0)
    uid: str = Field(default_factory=lambda: str(uuid4()), min_length=32, max_length=36)


def validated(model: type[ModelT], values: dict[str, Any]) -> ModelT:
    """Return the model made of these values; raise InvalidInput with one Dutch sentence where they do not fit."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        names = [str(part) for part in first["loc"] if isinstance(part, str)]
        field = LABELS.get(names[-1], "") if names else ""
        reason = first["msg"] if first["type"] in OWN_ERRORS else "deze invoer past hier niet"
        message = f"{field}: {reason}" if field else reason[:1].upper() + reason[1:]
        raise InvalidInput(f"{message}.", field=field) from error
