"""Afronden: what is missing, one thing to keep, one to change, the next date, and closing."""

from functools import partial

from textual.content import Content

from sessions.acts.meeting import close_meeting, note_lesson, reopen_meeting, set_next_date
from sessions.days.dates import long_date
from sessions.days.deadlines import DeadlineContext, read_deadline
from sessions.errors import InvalidInput
from sessions.meetings import SessionStatus
from sessions.missing import Gap, gaps
from tafel.dialogs.closing import CLOSED, ask_close
from tafel.dialogs.reopening import ask_reopen
from tafel.steps.fields import Field, FieldsStep
from tafel.wording import deadline_echo


class ClosingStep(FieldsStep):
    """The end of a meeting; nothing in it blocks."""

    def fields(self) -> list[Field]:
        """What is missing first; then what to keep and to change, the next date, and closing."""
        session, today = self.desk.record.session, self.desk.record.today
        missing = gaps(self.desk.record)
        fields = [
            Field(f"gap-{place}", gap.text, "", "Enter: ga erheen", partial(self._jump, gap), acts=True)
            for place, gap in enumerate(missing)
        ]
        next_day = session.next_date
        fields += [
            Field("keep", "Dit houden we zo", session.keep, "Eén ding dat we zo houden", self._keep),
            Field(
                "change",
                "Dit doen we anders",
                session.change,
                "Eén ding dat we de volgende keer anders doen",
                self._change,
            ),
            Field(
                "next",
                "Volgende datum",
                long_date(next_day, today=today) if next_day else "",
                "Wanneer is de volgende? Bijvoorbeeld 12-1 of over 6 weken",
                self._plan_next,
                start=f"{next_day.day}-{next_day.month}-{next_day.year}" if next_day else "",
                replaces=True,
                echo=lambda text: deadline_echo(text, DeadlineContext(today=today)),
            ),
        ]
        if session.status == SessionStatus.CLOSED:
            aside = f"versie {session.version} staat vast; heropenen maakt versie {session.version + 1}"
            fields.append(
                Field(
                    "reopen", "Heropenen", "", "Enter: heropenen om iets te verbeteren", self._reopen, aside, acts=True
                )
            )
        else:
            following = self.desk.neighbour(1)
            if following:
                words, aside = f"Enter: verder naar {following.title}", "daarna sluit u af"
                fields.append(Field("go-on", following.title, "", words, self._go_to_next, aside, acts=True))
            aside = f"dit wordt versie {session.version + 1} van het verslag"
            fields.append(
                Field("close", "Afsluiten", "", "Enter: de bijeenkomst afsluiten", self._close, aside, acts=True)
            )
        return fields

    def on_mount(self) -> None:
        """Begin with what to keep; what is missing stands above it and can wait."""
        self.call_later(self._begin)

    def _begin(self) -> None:
        self.light_field("keep")
        self.close_line()

    def heading_before(self, key: str) -> Content | None:
        """Say above the list what it is."""
        if key == "gap-0":
            return Content.from_markup("[b $warning]Nog te doen[/]  [$muted]Enter gaat erheen; het hoeft niet[/]")
        return Content.from_markup("[b $primary]Tot slot[/]") if key == "keep" else None

    def _keep(self, text: str) -> None:
        note_lesson(self.file, self.place, keep=text)

    def _change(self, text: str) -> None:
        note_lesson(self.file, self.place, change=text)

    def _plan_next(self, text: str) -> None:
        if not text:
            set_next_date(self.file, self.place, None)
            return
        day = read_deadline(text, DeadlineContext(today=self.desk.record.today)).day
        if day is None:
            raise InvalidInput("Geef hier een datum, bijvoorbeeld 12-1.", field="datum")
        set_next_date(self.file, self.place, day)

    def _jump(self, gap: Gap, _: str) -> None:
        self.post_message(self.GoTo(gap.step, gap.action))

    def _go_to_next(self, _: str) -> None:
        """Go on to the step after this one: what the professionals still have to say comes before closing."""
        self.post_message(self.Next())

    def _close(self, _: str) -> None:
        self.converse(self._ask_close())

    async def _ask_close(self) -> None:
        if await ask_close(self.screen, self.desk.record):
            session = close_meeting(self.file, self.desk.session)
            self.acted(CLOSED.format(version=session.version))

    def _reopen(self, _: str) -> None:
        self.converse(self._ask_reopen())

    async def _ask_reopen(self) -> None:
        if await ask_reopen(self.screen, self.file, self.desk.session):
            session = reopen_meeting(self.file, self.desk.session)
            self.acted(f"Heropend. Versie {session.version} blijft bewaard; afsluiten maakt de volgende.")
