"""One action with all that is known of it, and everything that happened to it."""

import datetime as dt
from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sessions.actions import ReadBack
from sessions.days.dates import short_date
from sessions.following.followed import Followed
from tafel.dialogs.base import GO_BACK, Dialog
from tafel.following.words import event_words, who_words
from tafel.wording import deadline_text, firmness_text, status_text


class ActionDialog(Dialog[None]):
    """Shows an action; `meetings` holds the day of each meeting of its series by number."""

    DEFAULT_CSS = """
    ActionDialog VerticalScroll { height: auto; max-height: 1fr; }
    ActionDialog Static { width: 100%; height: auto; }
    ActionDialog.-low > #frame { border: none; padding: 0 1; }
    """
    OFFERS = (GO_BACK,)
    VERTICAL_BREAKPOINTS: list[tuple[int, str]] | None = [(0, "-low"), (20, "-high")]

    def __init__(self, line: Followed, meetings: Mapping[int, dt.date]) -> None:
        super().__init__(" ".join(part for part in (line.reference, line.code) if part), names=False)
        self._line = line
        self._meetings = meetings

    def compose_middle(self) -> ComposeResult:
        """What it is, and below it what happened."""
        with VerticalScroll():
            yield Static(Content("\n").join(self._facts()), classes="private")
            yield Static(Content.from_markup("\n[b $primary]Geschiedenis[/]"))
            yield Static(Content("\n").join(self._history()), classes="private")

    def on_mount(self) -> None:
        """Ready to scroll."""
        self.set_focus(self.query_one(VerticalScroll))

    def _facts(self) -> Iterator[Content]:
        line, action, today = self._line, self._line.action, self._line.today
        yield Content.from_markup("[b]$what[/b]", what=action.what)
        first = deadline_text(action.first_deadline, today) if action.first_deadline != action.deadline else ""
        known = (
            ("wie", who_words(line)),
            ("voor", line.roepnaam),
            ("leefgebied", action.leefgebied.label if action.leefgebied else ""),
            ("beoogd resultaat", action.result),
            ("termijn", deadline_text(action.deadline, today)),
            ("eerst afgesproken", first),
            ("hoe het staat", status_text(action.status)),
            ("reden", action.reason),
            ("nog niet vast", firmness_text(action, today)),
            ("uit zicht tot", short_date(action.hidden_until, today) if action.hidden_until else ""),
            ("teruggelezen", "" if action.read_back == ReadBack.NOT_YET else str(action.read_back)),
            ("komt voort uit", f"{line.mark}-{action.after}" if action.after else ""),
            ("reeks", line.series),
        )
        for label, value in known:
            if value:
                yield Content.from_markup("[$muted]$label:[/] $value", label=label, value=value)

    def _history(self) -> Iterator[Content]:
        action, today = self._line.action, self._line.today
        met = self._meetings.get(action.session)
        if met is not None:
            yield Content(f"• {short_date(met, today)}, aan tafel: afgesproken")
        elif action.agreed is not None:
            yield Content(f"• {short_date(action.agreed, today)}: afgesproken, buiten een bijeenkomst")
        for event in action.history:
            yield Content(f"• {event_words(event, self._meetings, today)}")
