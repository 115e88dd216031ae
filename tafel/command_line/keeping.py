"""Commands on how long data of jongeren are kept, what is known of one, and erasing."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tafel.command_line.shared import (
    Destination,
    archive_of,
    ask,
    at_terminal,
    destination_options,
    form_option,
    series_argument,
)
from tafel.dutch_click import DutchCommand

if TYPE_CHECKING:
    from sessions.acts.erasing import Goes
    from sessions.acts.opening import Archive, SeriesFile


@click.command(cls=DutchCommand)
@series_argument
@click.argument("code")
@click.option("--geen-telregel", "uncounted", is_flag=True, help="De jongere wil ook niet als telregel meetellen.")
@click.option(
    "--berichten",
    "notices",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Schrijf eerst voor wie documenten had een bericht (docx), met de vraag om ze te verwijderen.",
)
@click.pass_context
def wis(context: click.Context, serie: str, code: str, uncounted: bool, notices: Path | None) -> int:
    """Wis alles over een jongere, uit de reeks en uit al haar kopieën.

    CODE is de code van de jongere. Eerst ziet u wat er weggaat en wie documenten had; dan wordt er twee keer gevraagd.
    Voor rapporten blijft een telregel zonder code, tekst of dag, tenzij de jongere dat niet wil.

    Voorbeeld: tafel wis kop J-07 --berichten ~/Documenten
    """
    from sessions.acts.erasing import traject_called

    archive = archive_of(context)
    with _opened(archive, serie) as file:
        number = traject_called(file, code).number
        return _wiped(archive, file, number, counted=not uncounted, notices=notices)


@click.command(cls=DutchCommand)
@series_argument
@click.argument("code")
@form_option("md", "html", "docx", told="Markdown, HTML om af te drukken, of Word (docx).")
@destination_options
@click.pass_context
def inzage(context: click.Context, serie: str, code: str, vorm: str, naar: Destination) -> None:
    """Schrijf alles wat over een jongere bewaard is, in een document.

    CODE is de code van de jongere. Waar ook iets over iemand anders staat, begint de regel met NAKIJKEN: kijk dat na
    voordat u het geeft. Dat het is gemaakt, wordt in de reeks genoteerd.

    Voorbeeld: tafel inzage kop J-07 --vorm docx --uit ~/Documenten
    """
    from exports.access import access_of
    from sessions.acts.erasing import traject_called
    from sessions.acts.finding import find_series
    from sessions.acts.gather_access import gather_access
    from sessions.acts.opening import read_series
    from tafel.outgoing.minutes_files import note_made

    archive = archive_of(context)
    with read_series(archive, find_series(archive, serie)) as file:
        document = access_of(gather_access(file, traject_called(file, code).number))
    if trouble := note_made(archive, serie, (document,), naar.give([document], vorm)):
        click.echo(trouble, err=True)


@click.command(cls=DutchCommand)
@click.option("--proef", "trial", is_flag=True, help="Toon alleen wat verlopen is; er wordt niets gevraagd of gewist.")
@click.pass_context
def opschonen(context: click.Context, trial: bool) -> int:
    """Loop langs wat verlopen is, en wis wat weg mag.

    Van elk traject waarvan de bewaartermijn voorbij is, wordt gevraagd of het weg mag. Er wordt nooit vanzelf iets
    gewist, en ook niet als de klok van deze computer niet klopt.
    """
    from sessions.acts.survey import survey
    from sessions.days.dates import number_date

    archive = archive_of(context)
    found = survey(archive).expired
    if not found:
        click.echo("Er is niets verlopen.")
    for doubt in dict.fromkeys(f"{line.mark}: {line.doubt}" for line in found if line.doubt):
        click.echo(doubt, err=True)
    outcome = 0
    for line in found:
        if line.doubt:
            outcome = 1
            continue
        stop = "; alleen nog te bekijken of te wissen" if line.is_past else ""
        click.echo(f"{line.mark}  {line.code}  verlopen op {number_date(line.on)}{stop}")
        if not trial and at_terminal():
            with _opened(archive, line.slug) as file:
                outcome = max(outcome, _wiped(archive, file, line.traject, counted=True))
    return outcome


@click.command(cls=DutchCommand)
@series_argument
@click.option(
    "--maanden", "months", type=click.IntRange(1, 240), metavar="N", help="Verloopt zoveel maanden na het einde."
)
@click.option(
    "--uiterlijk",
    "hard_stop",
    type=click.IntRange(1, 240),
    metavar="N",
    help="Is zoveel maanden na het einde alleen nog te bekijken of te wissen.",
)
@click.option("--reden", "reason", default="", metavar="TEKST", help="Waarom deze reeks een eigen termijn heeft.")
@click.pass_context
def bewaartermijn(context: click.Context, serie: str, months: int | None, hard_stop: int | None, reason: str) -> None:
    """Toon of wijzig hoe lang een reeks trajecten bewaart na het einde.

    Standaard verloopt een traject na 12 maanden, en is het na 24 maanden alleen nog te bekijken of te wissen.

    Voorbeeld: tafel bewaartermijn kop --maanden 6 --uiterlijk 12 --reden "afspraak met de gemeente"
    """
    from sessions.acts.retention import set_retention

    archive = archive_of(context)
    with _opened(archive, serie) as file:
        kept = file.series.retention
        if months is not None or hard_stop is not None:
            kept = set_retention(file, months or kept.months, hard_stop or kept.hard_stop, reason or kept.reason)
        click.echo(
            f"Een traject verloopt {kept.months} maanden na het einde, en is na {kept.hard_stop} maanden alleen nog te "
            "bekijken of te wissen."
        )
        if kept.reason:
            click.echo(f"Reden: {kept.reason}")


@click.command(cls=DutchCommand)
@series_argument
@click.option("--zet", "grounds", metavar="LIJST", help="De grondslagen, met ; ertussen. De eerste is de gewone.")
@click.pass_context
def grondslagen(context: click.Context, serie: str, grounds: str | None) -> None:
    """Toon of wijzig welke grondslagen een reeks gebruikt voor toestemming en delen.

    Voorbeeld: tafel grondslagen kop --zet "toestemming; taak van algemeen belang"
    """
    from sessions.acts.grounds import set_grounds

    archive = archive_of(context)
    with _opened(archive, serie) as file:
        kept = file.series.grounds if grounds is None else set_grounds(file, grounds.split(";"))
        for one in kept:
            click.echo(one)


def _opened(archive: "Archive", series: str) -> "SeriesFile":
    from sessions.acts.finding import find_series
    from sessions.acts.opening import open_series

    return open_series(archive, find_series(archive, series))


def _wiped(archive: "Archive", file: "SeriesFile", number: int, *, counted: bool, notices: Path | None = None) -> int:
    """Show what goes, ask twice, and erase; return 1 where something is left to do, and where nobody can be asked.

    Notices for who had documents are written first, into that folder, where one is given.
    """
    from sessions.acts.erasing import erase_jongere, what_goes
    from tafel.wiping import FOR_GOOD, OUTSIDE, goes_lines, told

    goes = what_goes(archive, file, number)
    for word, words in goes_lines(goes, file.today(), counted=counted):
        click.echo(f"{word}: {words}")
    click.echo(OUTSIDE)
    if not at_terminal():
        click.echo("Wissen kan alleen in een terminalvenster, waar tafel het kan vragen. Er is niets gewist.", err=True)
        return 1
    if not ask(f"{goes.traject.code} wissen? {FOR_GOOD}"):
        click.echo("Er is niets gewist.")
        return 0
    typed = click.prompt("Typ de code nog een keer om te wissen", default="", show_default=False)
    if str(typed).strip().casefold() != goes.traject.code.casefold():
        click.echo("Dat is niet de code. Er is niets gewist.", err=True)
        return 1
    if notices is not None:
        _write_notices(file, goes, notices)
    gone = erase_jongere(archive, file, number, counted=counted)
    click.echo(told(gone))
    return 1 if gone.warning else 0


def _write_notices(file: "SeriesFile", goes: "Goes", folder: Path) -> None:
    from exports.recall import recall_notices
    from exports.rendering.files import Form, files_of
    from sessions.acts.gather_standing import standing_of

    documents = recall_notices(goes.sent, goes.traject, standing_of(file))
    Destination(folder.expanduser()).write(files_of(documents, Form.WORD))


COMMANDS = (inzage, wis, opschonen, bewaartermijn, grondslagen)
