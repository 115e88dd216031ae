"""One field of a form as data: what it asks, how a text in it reads, and what it becomes when it is left."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sessions.days.clock_times import read_time


@dataclass(frozen=True)
class FormField:
    """One field: the key of its value, its label, what to type, and the value that stands there or is proposed.

    `echo` says under the field how a text reads; its Refusal is what is wrong, shown in bold once the field is left.
    `complete` gives what a text becomes when the field is left, and may refuse as well. `names` are completed letter by
    letter. `proposes` gives, for a text, values for other fields by their keys: only what is still empty takes them.
    `help` stands under the field while it is empty and has the focus, `section` above it. `reads_empty` has the
    echo also say how an empty field reads. Where typing `replaces` what stands, as with a date or a word out of a
    few, that need not be wiped first.
    """

    key: str
    label: str
    hint: str = ""
    value: str = ""
    echo: Callable[[str], str] | None = None
    complete: Callable[[str], str] | None = None
    names: tuple[str, ...] = ()
    proposes: Callable[[str], Mapping[str, str]] | None = None
    help: str = ""
    section: str = ""
    reads_empty: bool = False
    replaces: bool = False

    def completed(self, text: str) -> str:
        """Return what a text becomes when the field is left. Raises a Refusal."""
        return self.complete(text) if self.complete and text else text

    def read(self, text: str) -> str:
        """Return how a text reads, in words. Raises a Refusal where it cannot be read."""
        return self.echo(text) if self.echo and (text or self.reads_empty) else ""


def time_field(key: str, label: str, *, value: str = "") -> FormField:
    """Return a field for a time of day, that understands `1330` as well."""
    return FormField(
        key, label, "13:30", value, echo=lambda text: f"{read_time(text)} uur", complete=read_time, replaces=True
    )
