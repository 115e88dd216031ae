"""A nudge while typing: what points at one person outright is pointed out, and nothing is stopped."""

from typing import TYPE_CHECKING, cast

from textual.dom import DOMNode

from sessions.clock import local_day
from sessions.identifying import pointed_out

if TYPE_CHECKING:
    from tafel.app import TafelApp


def nudge(node: DOMNode, text: str) -> str:
    """Return one calm line about what was typed in this part of the screen; empty where all is well."""
    return pointed_out(text, local_day(cast("TafelApp", node.app).clock()))
