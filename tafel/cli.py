"""The command line: the group of all commands, and the guard around whatever one of them does.

Nothing heavy is imported at the top of this module or of those of the commands, so that help and completion answer
at once.
"""

import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from tafel.command_line import archive, bringing_in, documents, handing, keeping, keys, own_texts, report, sending
from tafel.command_line.shared import INTERRUPTED, archive_folder, open_app
from tafel.dutch_click import DutchGroup, tell
from tafel.plain import plain

CRASHED = 70
"""Exit code after an error in the program itself (EX_SOFTWARE of sysexits.h)."""


@click.group(name="tafel", cls=DutchGroup, invoke_without_command=True)
@click.version_option(package_name="tafel", message="%(prog)s %(version)s", help="Toon de versie.")
@click.option(
    "--archief",
    type=click.Path(path_type=Path),
    envvar="TAFEL_ARCHIEF",
    metavar="MAP",
    help="De map met uw reeksen. Zonder deze optie: TAFEL_ARCHIEF, en anders uw eigen gegevensmap.",
)
@click.pass_context
def tafel(context: click.Context, archief: Path | None) -> int:
    """tafel leidt een veldtafel of community of practice, stap voor stap, en maakt meteen het verslag.

    Zonder opdracht opent het overzicht van uw reeksen.
    """
    context.obj = archief
    return 0 if context.invoked_subcommand else open_app(archive_folder(context))


for command in (
    *archive.COMMANDS,
    *documents.COMMANDS,
    *bringing_in.COMMANDS,
    *handing.COMMANDS,
    *sending.COMMANDS,
    *report.COMMANDS,
    *keys.COMMANDS,
    *keeping.COMMANDS,
    *own_texts.COMMANDS,
):
    tafel.add_command(command)


def main(words: Sequence[str] | None = None) -> None:
    """Run `tafel` with these words (those of the shell when None) and exit; no traceback reaches a user."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows console or pipe would otherwise get its old code page
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(_guarded(lambda: tafel.main(words, prog_name="tafel", standalone_mode=False)))


def _guarded(run: Callable[[], int | None]) -> int:
    """Return the exit code of what is run, whatever happens in it; what went wrong is told on stderr in Dutch."""
    try:
        return run() or 0
    except click.Abort:
        click.echo("Afgebroken. Wat al was vastgelegd, is bewaard.", err=True)
        return INTERRUPTED
    except click.ClickException as error:
        return tell(error)
    except Exception as error:  # the seam of the command line: everything else ends here
        return _tell_trouble(error)


def _tell_trouble(error: Exception) -> int:
    """Tell a refusal as it is; of an error in the program what is safe and where it was written down."""
    from sessions.errors import Refusal

    if isinstance(error, Refusal):
        click.echo(plain(str(error)), err=True)
        return 1
    from sessions.clock import utc_now
    from tafel.trouble import trouble_log, write_trouble

    log = trouble_log()
    write_trouble(log, error, utc_now())
    click.echo(
        "Dat lukte niet, door een fout in tafel zelf. Wat al was vastgelegd, staat op schijf. Probeer het opnieuw; "
        f"gaat het weer mis, geef dan {log} aan uw beheerder (er staan geen namen of teksten in).",
        err=True,
    )
    return CRASHED
