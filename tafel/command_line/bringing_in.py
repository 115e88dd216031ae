"""Commands that bring something in from a file."""

import click

from tafel.command_line.shared import INTERRUPTED, Command, archive_of
from tafel.dutch_click import DutchGroup


@click.group(cls=DutchGroup)
def importeer() -> None:
    """Lees iets in uit een bestand."""


def table_options(command: Command) -> Command:
    """Give a command its file, its series and the trial."""
    trial = click.option(
        "--proef", "trial", is_flag=True, help="Kijk alleen of het bestand klopt; er wordt niets vastgelegd."
    )
    series = click.option(
        "--tafel", "serie", required=True, metavar="SERIE", help="De naam of de afkorting van de reeks."
    )
    return click.argument("bestand")(series(trial(command)))


@importeer.command("tips")
@table_options
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


@importeer.command()
@table_options
@click.pass_context
def trajecten(context: click.Context, bestand: str, serie: str, trial: bool) -> int:
    """Lees trajecten in: alle, of geen als er iets niet klopt.

    BESTAND is een CSV (ook uit Excel) met in de eerste regel de namen van de kolommen, in elke volgorde: code en start
    moeten er zijn, de andere staan in de handleiding. Met - komt het bestand uit een pijp.

    Voorbeeld: tafel importeer trajecten trajecten.csv --tafel kop --proef
    """
    return _bring_in_table(context, "trajecten", bestand, serie, trial=trial)


@importeer.command()
@table_options
@click.pass_context
def partners(context: click.Context, bestand: str, serie: str, trial: bool) -> int:
    """Lees partners en hun contactpersonen in: alle, of geen als er iets niet klopt.

    BESTAND is een CSV (ook uit Excel) met in de eerste regel de namen van de kolommen, in elke volgorde: naam moet er
    zijn, en als u wilt leefgebieden, contactpersoon, functie, e-mail, telefoon en mag_beslissen. Een organisatie met
    meer contactpersonen staat op meer regels. Wat de reeks al heeft, wordt aangevuld.

    Voorbeeld: tafel importeer partners partners.csv --tafel kop --proef
    """
    return _bring_in_table(context, "partners", bestand, serie, trial=trial)


@importeer.command()
@table_options
@click.pass_context
def acties(context: click.Context, bestand: str, serie: str, trial: bool) -> int:
    """Lees acties in: alle, of geen als er iets niet klopt.

    BESTAND is een CSV (ook uit Excel) met in de eerste regel de namen van de kolommen, in elke volgorde: wat en
    afgesproken moeten er zijn, de andere staan in de handleiding. Lees eerst de partners en de trajecten in.

    Voorbeeld: tafel importeer acties acties.csv --tafel kop --proef
    """
    return _bring_in_table(context, "acties", bestand, serie, trial=trial)


def _bring_in_table(context: click.Context, kind: str, name: str, series: str, *, trial: bool) -> int:
    from sessions.acts.importing import ImportKind
    from tafel.bringing.tables import Stopped, bring_in_table, shown_on_stderr

    try:
        with shown_on_stderr() as watch:
            brought = bring_in_table(archive_of(context), ImportKind(kind), name, series, trial=trial, watch=watch)
    except Stopped as stopped:
        click.echo(str(stopped), err=True)
        return INTERRUPTED
    for note in brought.notes:
        click.echo(note, err=True)
    click.echo(brought.told)
    return 0


COMMANDS = (importeer,)
