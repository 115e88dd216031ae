"""Names shown for as long as something is done with them: a form about somebody, a meeting that is played."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from textual.app import App


@contextmanager
def unveiled(app: App[Any], *, alone: bool = False) -> Iterator[None]:
    """Show names, and veil them again after, where they were veiled before.

    With `alone` nothing stands behind a dialog meanwhile: a list that was veiled is not seen around it.
    Who pressed the privacy key meanwhile had a reason, in whatever was open then: what comes back stays veiled too.
    """
    veiled = app.has_class("veiled")
    app.remove_class("veiled")
    app.set_class(alone, "alone")
    try:
        yield
    finally:
        app.remove_class("alone")
        app.set_class(veiled or app.has_class("veiled"), "veiled")
