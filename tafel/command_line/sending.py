"""Commands that make what is sent to people: lists of actions."""

import click

from tafel.command_line.shared import Destination, archive_of, destination_options, form_option
from tafel.dutch_click import DutchCommand


@click.command(cls=DutchCommand)
@click.argument("series", nargs=-1, metavar="[SERIE ...]")
@click.option("--eigenaar", default="", metavar="NAAM", help="Alleen de acties van deze persoon; de lijst is voor hen.")
@click.option(
    "--organisatie", default="", metavar="NAAM", help="Alleen de acties van deze organisatie; de lijst is voor hen."
)
@click.option("--open", "only_open", is_flag=True, help="Alleen wat nog niet klaar of vervallen is.")
@click.option("--te-laat", "only_late", is_flag=True, help="Alleen wat open is en na de eerste termijn.")
@click.option("--per", type=click.Choice(["eigenaar", "organisatie"]), help="Zet bij elkaar wat bij elkaar hoort.")
@form_option("md", "html", "csv", "xlsx", "ics", "json", told="Tekst, om af te drukken, Excel, agenda of JSON.")
@destination_options
@click.pass_context
def acties(
    context: click.Context,
    series: tuple[str, ...],
    eigenaar: str,
    organisatie: str,
    only_open: bool,
    only_late: bool,
    per: str | None,
    vorm: str,
    naar: Destination,
) -> None:
    """Schrijf een lijst van acties, over een of meer reeksen; zonder SERIE over alle.

    Zonder --eigenaar of --organisatie is het uw eigen lijst, met alles. Met een van beide is de lijst om te sturen:
    alleen de eigen acties, en van elke jongere alleen als die dat deelt. Onderaan staat aan wie men laat weten dat het
    gelukt is of vastloopt. Roepnamen worden codes; welke namen zijn vervangen, staat op stderr.

    Voorbeeld: tafel acties kop --organisatie zeewijk --open --vorm xlsx --uit ~/Documenten
    """
    if only_open and only_late:
        raise click.UsageError("Kies --open of --te-laat, niet allebei.", context)
    from exports.action_list.product import ListForm
    from exports.action_list.wanted import Only, Per, Wanted
    from tafel.action_lists import list_of, note_list
    from tafel.leaving import ON_SCREEN, names_report

    archive, form = archive_of(context), ListForm(vorm)
    if form == ListForm.XLSX and naar.on_screen:
        raise click.UsageError("Een Excel-bestand kan niet op het scherm. Geef een map met --uit.", context)
    only = Only.OPEN if only_open else Only.LATE if only_late else Only.ALL
    wanted = Wanted(eigenaar, organisatie, only, Per(per) if per else None)
    made = list_of(archive, series, wanted, skipped=lambda message: click.echo(message, err=True))
    for line in names_report([made.document]):
        click.echo(line, err=True)
    if form == ListForm.ICS and made.undated:
        click.echo(f"Zonder dag, en daarom niet in de kalender: {made.undated}.", err=True)
    if naar.on_screen:
        click.echo(made.content(form).decode("utf-8-sig").replace("\r\n", "\n"), nl=False)
    else:
        naar.write([made.file(form)])
    if trouble := note_list(archive, made, ON_SCREEN if naar.on_screen else vorm):
        click.echo(trouble, err=True)


COMMANDS = (acties,)
