"""What does not fit a field is told in Dutch, with the name that people know the field by."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from pydantic import BeforeValidator

import sessions
from sessions.document import LABELS, Frozen, validated
from sessions.errors import InvalidInput
from sessions.meetings import Progress, Step, StepKind


def models(base: type[Frozen]) -> Iterator[type[Frozen]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


def test_every_field_that_is_typed_has_a_dutch_name() -> None:
    for module in pkgutil.walk_packages(sessions.__path__, "sessions."):
        importlib.import_module(module.name)
    typed = {
        name
        for model in models(Frozen)
        for name, field in model.model_fields.items()
        if any(isinstance(cleaning, BeforeValidator) for cleaning in field.metadata)
    }
    assert {"what", "going_well", "private_notes", "keep"} <= typed
    assert typed - set(LABELS) == set()


def test_a_text_that_is_too_long_is_told_by_its_field() -> None:
    step = Step(id="1-notities", kind=StepKind.NOTES, title="Aanbod")
    with pytest.raises(InvalidInput, match=r"^privénotitie: de tekst is te lang: 20001 tekens, er passen er 20000\.$"):
        step.changed(private_notes="a" * 20_001)


def test_a_field_without_a_dutch_name_is_not_named() -> None:
    with pytest.raises(InvalidInput, match=r"^Deze invoer past hier niet\.$") as refused:
        validated(Progress, {"session": 1, "step": "1-notities", "entered": "gisteren"})
    assert refused.value.field == ""
