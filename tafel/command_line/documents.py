"""Commands that make documents of one series: minutes, trajectplannen, and the tips of a community of practice."""

import click

from tafel.command_line.shared import (
    Destination,
    WhichMeeting,
    archive_of,
    destination_options,
    form_option,
    series_argument,
)
from tafel.dutch_click import DutchCommand


@click.command(cls=DutchCommand)
@series_argument
@click.option(
    "--sessie",
    type=WhichMeeting(),
    default="laatste",
    metavar="N|laatste|alle",
    help="Het nummer van de bijeenkomst, zoals tafel lijst het toont. Standaard: laatste; voor een agenda is dat de "
    "eerstvolgende die gepland is.",
)
@click.option(
    "--voor",
    type=click.Choice(["partners", "deelnemers", "jongere", "intern", "agenda"]),
    default="intern",
    help="Voor wie: een bestand per organisatie, een per jongere, of een voor voorzitter en vaste contactpersoon; "
    "van een community of practice een voor alle deelnemers samen (ook met partners), of intern; "
    "of de agenda, om vooraf te sturen. Standaard: intern.",
)
@form_option("md", "html", "docx", told="Markdown, HTML om af te drukken, of Word (docx).")
@destination_options
@click.pass_context
def verslag(context: click.Context, serie: str, sessie: int | str, voor: str, vorm: str, naar: Destination) -> None:
    """Schrijf het verslag of de agenda van een bijeenkomst.

    SERIE is de naam of de afkorting van een reeks, of het begin ervan. Welke namen zijn vervangen, staat op stderr;
    voor wie het is gemaakt, wordt in de reeks genoteerd.
    """
    from exports.audiences import Audience
    from tafel.outgoing.minutes_files import documents_of, note_made

    archive = archive_of(context)
    documents = documents_of(archive, serie, sessie, Audience(voor))
    if trouble := note_made(archive, serie, documents, naar.give(documents, vorm)):
        click.echo(trouble, err=True)


@click.command(cls=DutchCommand)
@series_argument
@click.option(
    "--jongere",
    default="alle",
    metavar="CODE|alle",
    help="De code van een jongere, of alle: wie een lopend traject of nog nazorg heeft. Standaard: alle.",
)
@form_option("md", "html", "docx", told="Markdown, HTML om af te drukken, of Word (docx).")
@destination_options
@click.pass_context
def plan(context: click.Context, serie: str, jongere: str, vorm: str, naar: Destination) -> None:
    """Schrijf het trajectplan van een jongere: alle afspraken van alle bijeenkomsten, op een blad.

    Het plan is van de jongere zelf: de roepnaam staat erin, en de naam van het bestand heeft de code. Wie geen
    toestemming gaf of is gestopt, krijgt er geen. Dat het is gemaakt, wordt in de reeks genoteerd.

    Voorbeeld: tafel plan kop --jongere J-07 --vorm docx --uit ~/Documenten
    """
    from tafel.outgoing.minutes_files import note_made
    from tafel.outgoing.plans import plans_in

    archive = archive_of(context)
    plans = plans_in(archive, serie, jongere)
    for reason in plans.without:
        click.echo(f"Geen plan: {reason}", err=True)
    if trouble := note_made(archive, serie, plans.documents, naar.give(plans.documents, vorm)):
        click.echo(trouble, err=True)


@click.command(cls=DutchCommand)
@series_argument
@click.option(
    "--selectie",
    type=click.Choice(["toptips", "bruikbaar", "alle"]),
    default="bruikbaar",
    help="Welke tips: alleen de toptips, ook de bruikbare, of alle. Standaard: bruikbaar.",
)
@form_option("md", "html", "csv", "json", told="Markdown, HTML om af te drukken, CSV voor Excel, of JSON.")
@click.option("--opmerkingen", is_flag=True, help="Zet erbij wat bij het sorteren is opgemerkt (md en html).")
@destination_options
@click.pass_context
def tips(context: click.Context, serie: str, selectie: str, vorm: str, opmerkingen: bool, naar: Destination) -> None:
    """Schrijf de tips van een community of practice.

    Eerst de toptips per doelgroep in hun volgorde, dan de andere onder voor, tijdens en na het gesprek. Namen van
    deelnemers staan er niet in; welke zijn vervangen, staat op stderr.

    Voorbeeld: tafel tips samen --selectie toptips --vorm html --uit ~/Documenten
    """
    from exports.tips.product import TipForm
    from sessions.tips.book import Selection
    from tafel.tips.product import TipProduct, tips_of

    product = TipProduct(tips_of(archive_of(context), serie), Selection(selectie), TipForm(vorm), opmerkingen)
    for line in product.names():
        click.echo(line, err=True)
    if naar.on_screen:
        click.echo(product.text, nl=False)
    else:
        naar.write([product.file])


@click.command(cls=DutchCommand)
@series_argument
@click.option("--formulier", is_flag=True, help="Een lijst om thuis in te vullen, in plaats van kaartjes.")
@form_option("html", "md", told="HTML of Markdown.")
@destination_options
@click.pass_context
def kaarten(context: click.Context, serie: str, formulier: bool, vorm: str, naar: Destination) -> None:
    """Schrijf de tips als genummerde kaartjes, acht op een blad, om op papier te sorteren.

    Wat iemand op papier vond, typt u daarna bij Sorteren ronde 1: k, dan r. Wie een tip gaf, staat er niet op.

    Voorbeeld: tafel kaarten samen --formulier --uit ~/Documenten
    """
    from exports.tips.cards import tip_cards, tip_form
    from tafel.tips.product import tips_of

    book = tips_of(archive_of(context), serie)
    naar.give([tip_form(book) if formulier else tip_cards(book)], vorm)


COMMANDS = (verslag, plan, tips, kaarten)
