"""Meeting formats as data, and the plans that are made of them: copies, so that a format may change later."""

from sessions.formats.loader import STAYS, Format, FormatStep, load_format
from sessions.formats.one_block import in_the_place_of
from sessions.formats.plan import left_out_of, plan_steps, replanned, set_minutes, with_turn_for

__all__ = [
    "STAYS",
    "Format",
    "FormatStep",
    "in_the_place_of",
    "left_out_of",
    "load_format",
    "plan_steps",
    "replanned",
    "set_minutes",
    "with_turn_for",
]
