"""Free text in documents: every field in which somebody typed words, changed in one go, however deep it stands."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, get_args

from sessions.actions import Owner
from sessions.closing import Coach
from sessions.document import Frozen
from sessions.erasing.erased import Counted, Erased
from sessions.lending import HandOver
from sessions.people import Partner, Person
from sessions.series import Series
from sessions.text import LINE_LIMIT, PROSE_LIMIT, Line

ModelT = TypeVar("ModelT", bound=Frozen)
Change = Callable[[str], str]
"""Returns what stands in the place of a text."""

_NAMES_OF_OTHERS = (Series, Partner, Coach, HandOver, Erased, Counted)
"""What holds no free text: names of organisations and professionals, marks, counts."""
_NOT_TYPED = frozenset({
    *("uid", "id", "step", "slug", "kind", "code", "roepnaam", "birth_month", "start", "email", "phone", "form"),
    *("audience", "document", "reader", "organisation", "gemeente", "care_organisation", "moved_to", "place"),
})
"""Fields that hold a mark, a name of an organisation or a place, or what the program wrote."""


def with_texts(model: ModelT, change: Change) -> ModelT:
    """Return a document in which every free text was changed; itself where none was.

    A text that would become too long for its field is cut off.
    """
    if isinstance(model, _NAMES_OF_OTHERS):
        return model
    changed: dict[str, Any] = {}
    values = model.__dict__  # asking a model for its fields one by one takes most of the time in a large series
    for name in _typed_fields(type(model)):
        value = values[name]
        if value and not _is_a_known_name(model, name):
            new = _changed(value, change, type(model), name)
            if new is not value:
                changed[name] = new
    return model.model_copy(update=changed) if changed else model


@cache
def _typed_fields(model: type[Frozen]) -> tuple[str, ...]:
    return tuple(name for name in model.model_fields if name not in _NOT_TYPED)


def _is_a_known_name(model: Frozen, field: str) -> bool:
    """Whether this is the name of a professional, which is no free text; of a guest it is."""
    if field != "name":
        return False
    return (isinstance(model, Person) and not model.guest) or (isinstance(model, Owner) and model.person is not None)


def _changed(value: Any, change: Change, model: type[Frozen], field: str) -> Any:
    if type(value) is str:  # not the words of an enum
        text = change(value)
        return value if text == value else text[: _limit(model, field)].strip() or "…"
    if isinstance(value, Frozen):
        return with_texts(value, change)
    if isinstance(value, tuple):
        new = tuple(_changed(one, change, model, field) for one in value)
        return value if all(one is other for one, other in zip(new, value, strict=True)) else new
    return value


_A_LINE = get_args(Line)[1]


def _limit(model: type[Frozen], field: str) -> int:
    """Return how many characters fit in a field."""
    return LINE_LIMIT if _A_LINE in model.model_fields[field].metadata else PROSE_LIMIT
