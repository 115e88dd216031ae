"""Commands by which a series goes to a colleague and comes back."""

import click

from tafel.command_line.shared import archive_of, ask, ask_passphrase, at_terminal, series_argument, tell_place
from tafel.dutch_click import DutchCommand
from tafel.plain import plain

WORDS_OF_FILE = "Wachtwoordzin voor dit bestand (geef die apart door, bijvoorbeeld aan de telefoon)"


@click.command(cls=DutchCommand)
@series_argument
@click.argument("bestand")
@click.option("--aan", required=True, metavar="NAAM", help="Aan wie u de reeks geeft.")
@click.option("--van", default="", metavar="NAAM", help="Wie u bent. Standaard: uw naam op deze computer.")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al staat.")
@click.pass_context
def overdragen(context: click.Context, serie: str, bestand: str, aan: str, van: str, overschrijf: bool) -> None:
    """Geef een hele reeks aan een collega, in één bestand.

    BESTAND is het bestand om te maken, of een map om het in te zetten. Hier is de reeks daarna alleen te lezen, tot u
    haar terugkrijgt (tafel ontvangen) of terugneemt (tafel terugnemen). In het bestand staat alles, ook namen en
    privénotities: stuur het beveiligd.

    Voorbeeld: tafel overdragen kop ~/Documenten --aan "Bo Jansen"
    """
    from sessions.acts.finding import find_series
    from sessions.acts.handing import AlreadyThere, lend_series, parcel_key
    from sessions.acts.opening import open_series
    from tafel.handing.places import place_to_give
    from tafel.handing.words import given_words

    archive = archive_of(context)
    with open_series(archive, find_series(archive, serie)) as file:
        path = place_to_give(bestand, file.slug, file.today())
        key = parcel_key(ask_passphrase(WORDS_OF_FILE, twice=True)) if file.is_sealed else None
        try:
            lend_series(file, path, aan, van, replace=overschrijf, key=key)
        except AlreadyThere:
            if not at_terminal() or path.is_dir() or not ask(plain(f"{path} staat er al. Vervangen?")):
                raise
            lend_series(file, path, aan, van, replace=True, key=key)
        tell_place(path.parent, documents=True)
        click.echo(plain(given_words(path)))


@click.command(cls=DutchCommand)
@click.argument("bestand")
@click.option(
    "--kies",
    type=click.Choice(["hier", "bestand"]),
    help="Als er hier en bij de ander verder is gewerkt: wat geldt van wat in beide is gewijzigd.",
)
@click.pass_context
def ontvangen(context: click.Context, bestand: str, kies: str | None) -> int:
    """Neem een reeks over die een collega u gaf, of teruggeeft.

    Is zij hier nieuw, dan komt zij erbij; was zij uitgeleend, dan komt zij op haar plaats. Is hier en daar verder
    gewerkt, dan ziet u wat verschilt en gebeurt er niets, tot u kiest. Een ouder bestand wordt geweigerd.

    Voorbeeld: tafel ontvangen ~/Downloads/kop.tafel
    """
    from sessions.acts.handing import NeedsWords
    from sessions.acts.receiving import look_at, receive
    from sessions.handing.differences import Side
    from tafel.handing.words import apart_report, received_words
    from tafel.paths import typed_path

    archive = archive_of(context)
    path = typed_path(bestand)
    try:
        incoming = look_at(archive, path)
    except NeedsWords:
        incoming = look_at(archive, path, ask_passphrase("Wachtwoordzin van dit bestand"))
    if incoming.differences and kies is None:
        for line in apart_report(incoming):
            click.echo(line, err=True)
        return 1
    choices = {one.key: Side(kies) for one in incoming.undecided} if kies else {}
    click.echo(received_words(receive(archive, incoming, choices)))
    return 0


@click.command(cls=DutchCommand)
@series_argument
@click.option("--ja", "sure", is_flag=True, help="Vraag niet of u het zeker weet.")
@click.pass_context
def terugnemen(context: click.Context, serie: str, sure: bool) -> None:
    """Ga toch hier verder met een reeks die is uitgeleend.

    Doe dit alleen als het bestand niet terugkomt: gaat de ander ook verder, dan zijn er twee versies. Komt het
    bestand toch terug, dan kiest u bij het ontvangen wat geldt. Dat u terugneemt, wordt vastgelegd.
    """
    from sessions.acts.finding import find_series
    from sessions.acts.handing import NotTakenBack, take_back
    from sessions.acts.opening import open_series
    from tafel.handing.words import TAKEN_BACK, take_back_warning

    archive = archive_of(context)
    with open_series(archive, find_series(archive, serie)) as file:
        lent = file.series.lent
        if lent is not None and not sure and (not at_terminal() or not ask(f"{take_back_warning(lent)} Terugnemen?")):
            raise NotTakenBack("Er is niets teruggenomen. Weet u het zeker, geef dan --ja.")
        take_back(file)
        click.echo(TAKEN_BACK)


COMMANDS = (overdragen, ontvangen, terugnemen)
