"""A walk through every screen of the app: for what must hold on all of them, also on those that are still to come."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

from textual.screen import Screen

import tafel


def screens_of_the_app() -> set[type[Screen[Any]]]:
    """Return every class of screen and dialog in the app that is shown as it is, and not only built upon."""
    for module in pkgutil.walk_packages(tafel.__path__, "tafel."):
        if module.name != "tafel.__main__":
            importlib.import_module(module.name)
    return set(_below(Screen))


def _below(kind: type[Screen[Any]]) -> Iterator[type[Screen[Any]]]:
    for found in kind.__subclasses__():
        if found.__module__.startswith("tafel."):
            yield found
        yield from _below(found)
