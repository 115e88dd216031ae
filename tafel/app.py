"""The app: theme, archive, first screen; and the last guard around everything."""

from __future__ import annotations

import gc
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.events import Event, Key
from textual.message import Message

from sessions.clock import Clock, utc_now
from sessions.errors import FileTrouble, Refusal
from tafel.commands import bindings
from tafel.dialogs.base import Dialog
from tafel.everywhere import LOCK, OFFERS, PAUSE, QUIT
from tafel.locking.guard import LockGuard
from tafel.screens.base import TafelScreen
from tafel.screens.overview import OverviewScreen
from tafel.settings import SettingsFile
from tafel.theme import DARK, LIGHT, theme_for
from tafel.trouble import write_trouble
from tafel.turns import Turns
from tafel.widgets.search_field import SearchField

if TYPE_CHECKING:
    from sessions.acts.opening import Archive

LAST_WORDS = (
    "tafel is gestopt door een fout in het programma. Wat u vastlegde, staat op schijf. "
    "Start tafel opnieuw: u komt terug op dezelfde stap."
)

TEXT_BEHIND = "Achter dit scherm staat tekst die nog niet bewaard is. Ga eerst terug; daar kunt u die bewaren."
"""Told where stopping would lose what was typed on a screen that cannot be seen now."""


class TafelApp(App[None]):
    """Holds what all screens share. `strict` lets errors through, for tests; `demo` says that nothing is kept.

    `settings` is the folder of what is remembered of the user; None: his or her own.
    """

    CSS_PATH = ["app.tcss", "screens/overview.tcss"]
    TITLE = "tafel"
    ENABLE_COMMAND_PALETTE = False
    OFFERS = OFFERS
    BINDINGS = bindings(*OFFERS)

    def __init__(
        self,
        folder: Path,
        *,
        clock: Clock = utc_now,
        demo: bool = False,
        strict: bool = False,
        settings: Path | None = None,
    ) -> None:
        super().__init__()
        self.folder = folder
        self.turns = Turns()
        self.clock = clock
        self.guard = LockGuard(self)
        self.demo = demo
        self.strict = strict
        self.register_theme(LIGHT)
        self.register_theme(DARK)
        self.settings = SettingsFile(settings, keeps=not demo)
        chosen = self.settings.now.theme
        self.theme = chosen if chosen in {LIGHT.name, DARK.name} else theme_for(clock())
        self.add_class("veiled")

    @cached_property
    def archive(self) -> Archive:
        """The archive, opened when it is first asked for: its libraries load after the first paint. Fills a demo."""
        from sessions.acts.opening import open_archive

        archive = open_archive(self.folder, self.clock)
        if self.demo and not archive.slugs():
            from tafel.demo import fill_archive

            fill_archive(archive)
        return archive

    def get_default_screen(self) -> OverviewScreen:
        """Begin at the overview; a screen of Textual's own below it would only cost time."""
        return OverviewScreen()

    def on_mount(self) -> None:
        """Start collecting garbage when the first screen stands, and look now and then whether somebody types."""
        self.call_after_refresh(_collect_garbage_again)
        self.guard.begin()

    # What every screen offers

    def action_veil(self) -> None:
        """Hide or show names and texts, on every screen at once."""
        self.toggle_class("veiled")
        for screen in self.screen_stack:
            if isinstance(screen, TafelScreen | Dialog):
                screen.veil_changed()
            for field in screen.query(SearchField):
                field.veil()

    def action_other_theme(self) -> None:
        """Change between light and dark, and remember it: from now on the time of day no longer chooses."""
        self.theme = DARK.name if self.theme == LIGHT.name else LIGHT.name
        self.settings.change(theme=self.theme)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """On a sealed screen only its own keys work, and stopping. Only in a meeting there is something to pause."""
        front = self.screen_stack[-1:]
        if action != QUIT.action and any(isinstance(screen, TafelScreen) and screen.SEALED for screen in front):
            return False
        if action == PAUSE.action:
            return self._in_meeting is not None
        if action == LOCK.action:
            return self.guard.can_lock
        return super().check_action(action, parameters)

    @property
    def _in_meeting(self) -> TafelScreen | None:
        """The screen of the meeting that is open, also when something else stands in front of it."""
        return next((screen for screen in self.screen_stack if isinstance(screen, TafelScreen) and screen.PAUSES), None)

    def action_pause(self) -> None:
        """Stop the clock of the meeting and hide all of it, whatever is in front."""
        meeting = self._in_meeting
        if meeting is not None:
            meeting.pause()

    def action_lock(self) -> None:
        """Lock the archive until the passphrase is given."""
        self.guard.lock()

    def action_try_veil(self) -> None:
        """Try the privacy key on an example."""
        from tafel.dialogs.try_veil import try_veil

        if isinstance(self.screen, TafelScreen | Dialog):
            self.screen.converse(try_veil(self))

    def action_help(self) -> None:
        """Show the keys and words of where you are."""
        from tafel.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen.of(self.screen))

    def action_palette(self) -> None:
        """Find a command by its Dutch words."""
        from tafel.dialogs.palette import PaletteDialog

        if not isinstance(self.screen, PaletteDialog):
            PaletteDialog.open_on(self.screen)

    async def action_quit(self) -> None:
        """Stop, unless something typed would be lost; that is told first."""
        for screen in self.screen_stack:
            if isinstance(screen, TafelScreen | Dialog) and not screen.may_leave():
                if screen is not self.screen:
                    self.tell(TEXT_BEHIND, trouble=True)
                return
        await super().action_quit()

    def action_help_quit(self) -> None:
        """Ctrl+C does not stop the app in the middle of a meeting."""
        self.tell("Stoppen kan met Ctrl+Q. Alles is bewaard.")

    def post_message(self, message: Message) -> bool:
        """Take a message in; a key that comes back unused from the field with the focus is looked out for."""
        if isinstance(message, Key) and message.is_forwarded:
            self.turns.comes_back()
        return super().post_message(message)

    async def on_event(self, event: Event) -> None:
        """Give every key its turn: after what was typed before it, and after the keys that are on their way back."""
        if not isinstance(event, Key):
            await super().on_event(event)
            return
        self.guard.touched()
        if event.is_forwarded:
            self.turns.is_back()
            await super().on_event(event)
        else:
            self.turns.queue(event)
        while (key := await self.turns.next_key(self)) is not None:
            await super().on_event(key)

    def push_screen(self, *arguments: Any, **named: Any) -> Any:
        """Bring a screen to the front, over one that is laid out: behind a dialog it is painted as it stood last.

        A widget that was taken away a moment ago would still be painted there, and without its styles it cannot be.
        """
        if any(not widget.is_attached for widget in self.screen._compositor.visible_widgets):
            self.screen._refresh_layout()
        return super().push_screen(*arguments, **named)

    # Telling, and trouble

    def tell(self, message: str, *, trouble: bool = False) -> None:
        """Show a message on the screen that is in front."""
        if isinstance(self.screen, TafelScreen | Dialog):
            self.screen.tell(message, trouble=trouble)

    def tell_trouble(self, error: Exception) -> None:
        """Tell what could not be done; an error of the program is written down without contents, and on we go."""
        if isinstance(error, FileTrouble) and isinstance(self.screen, TafelScreen):
            self.screen.file_trouble(error)
            return
        if isinstance(error, Refusal):
            self.tell(str(error), trouble=True)
            return
        if self.strict:
            raise error
        self._write_down(error)
        self.tell(
            "Dat lukte niet, door een fout in het programma. Wat u vastlegde, staat op schijf. U kunt gewoon doorgaan.",
            trouble=True,
        )

    async def run_action(self, *arguments: object, **named: object) -> bool:
        """Run an action under the same guard as a message handler."""
        try:
            return await super().run_action(*arguments, **named)  # type: ignore[arg-type]
        except Exception as error:  # the seam: everything an action can raise ends here
            self.tell_trouble(error)
            return True

    def _fatal_error(self) -> None:
        """End with one sentence instead of a traceback with what was on the screen."""
        if self.strict:
            super()._fatal_error()
            return
        if isinstance(self._exception, Exception):
            self._write_down(self._exception)
        # Once, also where more went wrong at a time: of more, Textual says in English that there were.
        self._exit_renderables[:] = [LAST_WORDS]
        self._close_messages_no_wait()

    def _write_down(self, error: Exception) -> None:
        import platformdirs

        log = Path(platformdirs.user_log_dir("tafel", appauthor=False)) / "fouten.log"
        write_trouble(log, error, self.clock())


def _collect_garbage_again() -> None:
    """Starting makes much and frees nothing: collecting waits until the first screen stands (40 of 340 ms)."""
    gc.freeze()
    gc.enable()


def run_app(folder: Path, *, demo: bool = False) -> int:
    """Open the app on the archive in this folder until the user stops; return the exit code."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    gc.disable()
    app = TafelApp(folder, demo=demo)
    app.run()
    return app.return_code or 0
