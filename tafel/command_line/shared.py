"""What several commands share: which series and meeting is meant, where a file goes, and asking at the terminal."""

import functools
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tafel.plain import plain

if TYPE_CHECKING:
    from exports.blocks import Document
    from exports.house import House
    from exports.rendering.files import NewFile
    from sessions.acts.opening import Archive

Command = TypeVar("Command", bound=Callable[..., Any])

ON_SCREEN = "-"
INTERRUPTED = 130
"""Exit code after Ctrl+C, as a shell gives it."""


class WhichMeeting(click.ParamType[int | str]):
    """The number of a meeting, `laatste` or `alle`."""

    name = "sessie"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """Return what was meant; anything else is a usage error."""
        if value in {"laatste", "alle"}:
            return value
        if not re.fullmatch(r"[0-9]{1,6}", str(value)):
            self.fail("Geef een nummer, laatste of alle.", param, ctx)
        return int(value)


def series_argument(command: Command) -> Command:
    """Give a command its word SERIE, as `serie`."""
    return click.argument("serie")(command)


def form_option(*forms: str, told: str) -> Callable[[Command], Command]:
    """Give a command `--vorm`, as `vorm`: one of these forms, of which the first is the usual one."""
    return click.option("--vorm", type=click.Choice(forms), default=forms[0], help=f"{told} Standaard: {forms[0]}.")


@dataclass(frozen=True)
class Destination:
    """Where what is made goes: into `folder`, or to the screen when that is None.

    Nothing is written over a file that holds something else, unless `overwrite` says so or somebody at the terminal.
    """

    folder: Path | None
    overwrite: bool = False

    @property
    def on_screen(self) -> bool:
        """Whether it is to be printed."""
        return self.folder is None

    def give(self, documents: "Sequence[Document]", form: str) -> str:
        """Print the documents or write them, in this form, and on stderr which names were replaced.

        They are dressed as the organisation wants; what is wrong with its own texts is told on stderr too. Return the
        form as it is kept of a document that left. Raises InvalidInput for what does not fit the screen, and
        what `write` raises.
        """
        from exports.house import kind_of
        from exports.rendering.files import Form, files_of
        from tafel.outgoing.leaving import ON_SCREEN, names_report
        from tafel.outgoing.minutes_files import joined_text

        house = own_house(form, map(kind_of, documents))
        text = joined_text(documents, Form(form), house) if self.on_screen else ""
        for line in names_report(documents):
            click.echo(line, err=True)
        if self.on_screen:
            click.echo(text, nl=False)
            return ON_SCREEN
        self.write(files_of(documents, Form(form), house))
        return form

    def write(self, files: "Iterable[NewFile]") -> tuple[Path, ...]:
        """Write files into the folder and print where they are; return that too.

        Raises SomethingThere, before anything is written, when a file of that name holds something else and nobody
        said to replace it; and WriteRefusal for what the disk does not allow.
        """
        from exports.rendering.files import SomethingThere, write_files

        folder, written = self.folder or Path(), tuple(files)
        try:
            paths = write_files(written, folder, replace=self.overwrite)
        except SomethingThere as refusal:
            if not at_terminal():
                raise SomethingThere(
                    refusal.what, "Geef een andere map met --uit, of vervang met --overschrijf."
                ) from None
            if not ask(f"{refusal.what} Vervangen?"):
                raise
            paths = write_files(written, folder, replace=True)
        tell_place(folder, documents=True)
        for path in paths:
            click.echo(plain(str(path)))
        return paths


def tell_place(folder: Path, *, documents: bool = False) -> None:
    """Tell on stderr, once per folder, that it is copied to other places or stands on a network."""
    from tafel.settings import SettingsFile
    from tafel.whereabouts import Kept, told_once

    told = told_once(folder, Kept.DOCUMENTS if documents else Kept.ARCHIVE, SettingsFile())
    if told:
        click.echo(told, err=True)


def own_house(form: str, kinds: "Iterable[str]", *, mail: bool = False) -> "House":
    """Return what the organisation has of its own, as `read_for_kinds` does; what cannot be used is told on stderr."""
    from tafel.house.reading import read_for_kinds

    own = read_for_kinds(form, kinds, mail=mail)
    for trouble in own.troubles:
        click.echo(trouble, err=True)
    return own.house


def destination_options(command: Command) -> Callable[..., Any]:
    """Give a command `--uit` and `--overschrijf`, that it gets together as `naar`, a Destination."""

    @click.option(
        "--uit",
        default=".",
        metavar="MAP|-",
        help="De map om in te schrijven, of - voor het scherm. Standaard: de map waarin u nu bent.",
    )
    @click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al staat, ook als het anders is.")
    @functools.wraps(command)
    def with_destination(*words: Any, uit: str, overschrijf: bool, **options: Any) -> Any:
        from tafel.paths import typed_path

        folder = None if uit == ON_SCREEN else typed_path(uit)
        return command(*words, naar=Destination(folder, overschrijf), **options)

    return with_destination


def archive_folder(context: click.Context) -> Path:
    """Return the folder of the archive that this call is about."""
    chosen = context.find_root().obj
    if chosen is not None:
        from tafel.paths import typed_path

        return typed_path(str(chosen))
    from platformdirs import user_data_path

    return user_data_path("tafel", appauthor=False)


def archive_of(context: click.Context) -> "Archive":
    """Return the archive that this call is about; where it is encrypted the passphrase is asked first.

    Raises Locked where nobody can be asked, and WrongWords after the third wrong one.
    """
    archive = closed_archive_of(context)
    if archive.keys.is_locked:
        unlock(archive)
    return archive


def closed_archive_of(context: click.Context) -> "Archive":
    """Return the archive that this call is about, without asking for a passphrase."""
    from sessions.acts.opening import open_archive

    folder = archive_folder(context)
    tell_place(folder)
    return open_archive(folder)


def unlock(archive: "Archive") -> None:
    """Ask for the passphrase at the terminal, three times at most, and open the keyring. Raises as `archive_of`."""
    from sessions.acts.encrypting import WrongWords

    for last in (False, False, True):
        try:
            return archive.keys.unlock(ask_passphrase("Wachtwoordzin"))
        except WrongWords as refusal:
            if last:
                raise
            click.echo(str(refusal), err=True)
    return None


def ask_passphrase(words: str, *, twice: bool = False) -> str:
    """Ask for a passphrase at the terminal, where it is not shown; never from a pipe, an argument or the environment.

    Raises Locked where nobody can be asked.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        from sessions.acts.encrypting import Locked

        raise Locked(
            "Dit archief is versleuteld. De wachtwoordzin wordt alleen in een terminalvenster gevraagd, niet uit een "
            "bestand of een pijp gelezen. Er is niets gewijzigd."
        )
    again = f"{words}, nog een keer" if twice else False
    return str(click.prompt(words, hide_input=True, confirmation_prompt=again, err=True))


def at_terminal() -> bool:
    """Return whether somebody can see the screen and type."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str) -> bool:
    """Ask at the terminal, where nothing typed means no."""
    answer = str(click.prompt(f"{question} (ja/nee)", default="nee", show_default=False))
    return answer.strip().casefold() in {"j", "ja"}


def open_app(folder: Path, *, demo: bool = False) -> int:
    """Open the app on the archive in this folder; return its exit code. Raises ClickException without a terminal."""
    if not at_terminal():
        raise click.ClickException(
            "tafel heeft een terminalvenster nodig om in te werken. Start het daar, zonder | of >. "
            "Voor een lijst of een verslag zonder venster: tafel --help"
        )
    import gc

    gc.disable()  # loading makes much and frees nothing; the app collects again after its first paint
    from tafel.app import run_app

    return run_app(folder, demo=demo)
