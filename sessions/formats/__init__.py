"""Meeting formats as data, and the plans that are made of them: copies, so that a format may change later."""

from sessions.formats.loader import STAYS, Format, FormatStep, load_format
from sessions.formats.plan import left_out_of, plan_steps, replanned, with_turn_for

__all__ = ["STAYS", "Format", "FormatStep", "left_out_of", "load_format", "plan_steps", "replanned", "with_turn_for"]
