"""Commands on the archive itself: making, listing, checking and putting back series, and the demo."""

from pathlib import Path

import click

from tafel.command_line.shared import archive_of, ask, at_terminal, open_app, series_argument
from tafel.dutch_click import DutchCommand
from tafel.plain import plain


@click.command(cls=DutchCommand)
def demo() -> int:
    """Probeer tafel met verzonnen voorbeelden; niets wordt bewaard."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="tafel-demo-", ignore_cleanup_errors=True) as folder:
        return open_app(Path(folder), demo=True)


@click.command(cls=DutchCommand)
@click.argument("soort", type=click.Choice(["veldtafel", "duaal", "cop"]))
@click.argument("naam", nargs=-1, required=True, metavar="NAAM")
@click.pass_context
def nieuw(context: click.Context, soort: str, naam: tuple[str, ...]) -> None:
    """Maak een nieuwe reeks.

    Dat is een veldtafel, een duaal overleg (duaal) of een community of practice (cop).

    Voorbeeld: tafel nieuw veldtafel Kop van Noord-Holland
    """
    from sessions.acts.prepare import create_series
    from sessions.series import SeriesKind

    with create_series(archive_of(context), SeriesKind(soort), " ".join(naam)) as file:
        click.echo(file.slug)


@click.command(cls=DutchCommand)
@click.option("--json", "as_json", is_flag=True, help="Als JSON, voor andere programma's.")
@click.pass_context
def lijst(context: click.Context, as_json: bool) -> None:
    """Toon de reeksen en hun bijeenkomsten."""
    from sessions.acts.survey import survey
    from tafel.listing import listing, listing_json

    archive = archive_of(context)
    found = survey(archive)
    click.echo(listing_json(found) if as_json else plain(listing(found, archive.folder)))


@click.command(cls=DutchCommand)
@click.pass_context
def controleer(context: click.Context) -> int:
    """Kijk alle bestanden na; stopt met code 1 als er iets mis is."""
    from tafel.listing import check_report

    archive = archive_of(context)
    checked = archive.check()
    click.echo(plain(check_report(checked, archive.folder)))
    return 1 if any(one.message for one in checked) else 0


@click.command(cls=DutchCommand)
@series_argument
@click.option("--lijst", "only_list", is_flag=True, help="Toon alleen welke reservekopieën er zijn.")
@click.option(
    "--van",
    metavar="DATUM",
    help="Zet de kopie van dit moment terug, ook als de reeks in orde is: een dag (dan de laatste van die dag) of een "
    "dag met een tijd, zoals --lijst ze toont.",
)
@click.pass_context
def herstel(context: click.Context, serie: str, only_list: bool, van: str | None) -> None:
    """Zet een reservekopie van een reeks terug.

    Zonder optie gebeurt dat alleen als het bestand beschadigd is, met de nieuwste goede kopie. Wat er stond, blijft
    in dezelfde map bewaard onder een andere naam.

    Voorbeeld: tafel herstel kop --van "22 november"
    """
    if only_list and van is not None:
        raise click.UsageError("Kies --lijst of --van, niet allebei.", context)
    from tafel.restoring import list_copies, restore

    archive = archive_of(context)
    if only_list:
        click.echo(list_copies(archive, serie))
        return
    click.echo(restore(archive, serie, van, ask=ask if at_terminal() else None))


COMMANDS = (demo, nieuw, lijst, controleer, herstel)
