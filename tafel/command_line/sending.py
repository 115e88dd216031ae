"""Commands that make what is sent to people: lists of actions, and everything of one meeting."""

from pathlib import Path

import click

from tafel.command_line.shared import (
    ON_SCREEN,
    Destination,
    WhichMeeting,
    archive_of,
    destination_options,
    form_option,
    own_house,
    series_argument,
    tell_place,
)
from tafel.dutch_click import DutchCommand
from tafel.plain import plain


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
    from exports.house import kind_of
    from tafel.outgoing.leaving import ON_SCREEN as SEEN
    from tafel.outgoing.leaving import names_report
    from tafel.sending.action_lists import list_of, note_list

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
    house = own_house(vorm, [kind_of(made.document)])
    if naar.on_screen:
        click.echo(made.content(form, house).decode("utf-8-sig").replace("\r\n", "\n"), nl=False)
    else:
        naar.write([made.file(form, house)])
    if trouble := note_list(archive, made, SEEN if naar.on_screen else vorm):
        click.echo(trouble, err=True)


@click.command(cls=DutchCommand)
@series_argument
@click.option(
    "--sessie",
    type=WhichMeeting(),
    default="laatste",
    metavar="N|laatste",
    help="Het nummer van de bijeenkomst, zoals tafel lijst het toont. Standaard: laatste.",
)
@form_option("docx", "html", "md", told="Word, HTML om af te drukken, of Markdown.")
@click.option(
    "--uit",
    default=".",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="De map waarin het pakket een eigen map krijgt. Standaard: de map waarin u nu bent.",
)
@click.pass_context
def pakket(context: click.Context, serie: str, sessie: int | str, vorm: str, uit: Path) -> None:
    """Schrijf alles van een bijeenkomst in één keer, in een eigen map.

    Per jongere het verslag en het trajectplan; per organisatie het verslag, de actielijst, een kalender en een tekst
    voor de e-mail zonder inhoud. Bovenin staat wat voor wie is. Alles volgt wat elke jongere deelt. Het lukt in zijn
    geheel of niet, en er wordt nooit iets vervangen: staat er al een pakket, dan komt dit ernaast.

    Voorbeeld: tafel pakket kop --sessie 3 --uit ~/Documenten
    """
    if sessie == "alle" or str(uit) == ON_SCREEN:
        raise click.UsageError("Een pakket is van één bijeenkomst, en komt in een map.", context)
    from exports.audiences import Audience
    from exports.rendering.files import Form
    from sessions.acts.finding import find_series
    from sessions.acts.opening import read_series
    from tafel.outgoing.leaving import names_report, note_in_passing
    from tafel.outgoing.minutes_files import meetings_meant
    from tafel.paths import typed_path
    from tafel.sending.packages import KINDS, gather_package, write_package

    archive = archive_of(context)
    slug = find_series(archive, serie)
    house = own_house(vorm, KINDS, mail=True)
    with read_series(archive, slug) as file:
        (session,) = meetings_meant(file, sessie, Audience.PARTNERS)
        package = gather_package(file, session, Form(vorm), house)
    for line in names_report(package.documents):
        click.echo(line, err=True)
    place = write_package(package, typed_path(str(uit)))
    tell_place(place.parent, documents=True)
    click.echo(plain(str(place)))
    if trouble := note_in_passing(archive, slug, package.told):
        click.echo(trouble, err=True)


COMMANDS = (acties, pakket)
