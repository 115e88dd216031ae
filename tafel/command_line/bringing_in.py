"""Commands that bring something in from a file."""

import click

from tafel.command_line.shared import archive_of
from tafel.dutch_click import DutchGroup


@click.group(cls=DutchGroup)
def importeer() -> None:
    """Lees iets in uit een bestand."""


@importeer.command("tips")
@click.argument("bestand")
@click.option("--tafel", "serie", required=True, metavar="SERIE", help="De naam of de afkorting van de reeks.")
@click.option("--proef", "trial", is_flag=True, help="Kijk alleen of het bestand klopt; er wordt niets vastgelegd.")
@click.pass_context
def importeer_tips(context: click.Context, bestand: str, serie: str, trial: bool) -> None:
    """Lees tips in voor een community of practice: alle, of geen als er een regel niet klopt.

    BESTAND is een tekst met één tip per regel, of een CSV (ook uit Excel) met in de eerste regel deze kolommen, in elke
    volgorde: tekst, en als u wilt bron, doelgroep, moment, bruikbaar en toptip. Met - komt de tekst uit een pijp.
    Wat er twee keer staat, wordt ingelezen en op stderr genoemd.

    Voorbeeld: tafel importeer tips tips.csv --tafel "Samen aan tafel"
    """
    from tafel.tips.bringing import bring_in

    brought = bring_in(archive_of(context), bestand, serie, trial=trial)
    for note in brought.notes:
        click.echo(note, err=True)
    click.echo(brought.told)


COMMANDS = (importeer,)
