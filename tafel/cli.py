"""The command line. Signatures stand here and imports inside the bodies, so that help and completion answer at once."""

import io
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tafel.dutch_click import DutchGroup, tell

if TYPE_CHECKING:
    from sessions.acts.opening import Archive

CRASHED = 70
"""Exit code after an error in the program itself (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130
STDOUT = "-"


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
    return 0 if context.invoked_subcommand else _open_screen(_archive_folder(context))


@tafel.command()
def demo() -> int:
    """Probeer tafel met verzonnen voorbeelden; niets wordt bewaard."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="tafel-demo-", ignore_cleanup_errors=True) as folder:
        return _open_screen(Path(folder), demo=True)


@tafel.command()
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

    with create_series(_archive(context), SeriesKind(soort), " ".join(naam)) as file:
        click.echo(file.slug)


@tafel.command()
@click.option("--json", "as_json", is_flag=True, help="Als JSON, voor andere programma's.")
@click.pass_context
def lijst(context: click.Context, as_json: bool) -> None:
    """Toon de reeksen en hun bijeenkomsten."""
    from sessions.acts.survey import survey
    from tafel.listing import listing, listing_json

    archive = _archive(context)
    found = survey(archive)
    click.echo(listing_json(found) if as_json else listing(found, archive.folder))


@tafel.command()
@click.pass_context
def controleer(context: click.Context) -> int:
    """Kijk alle bestanden na; stopt met code 1 als er iets mis is."""
    from tafel.listing import check_report

    archive = _archive(context)
    checked = archive.check()
    click.echo(check_report(checked, archive.folder))
    return 1 if any(one.message for one in checked) else 0


@tafel.command()
@click.argument("serie")
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
@click.option("--vorm", type=click.Choice(["md", "html"]), default="md", help="Markdown of HTML. Standaard: md.")
@click.option(
    "--uit",
    default=".",
    metavar="MAP|-",
    help="De map om in te schrijven, of - voor het scherm. Standaard: de map waarin u nu bent.",
)
@click.pass_context
def verslag(context: click.Context, serie: str, sessie: int | str, voor: str, vorm: str, uit: str) -> None:
    """Schrijf het verslag of de agenda van een bijeenkomst.

    SERIE is de naam of de afkorting van een reeks, of het begin ervan. Welke namen zijn vervangen, staat op stderr;
    voor wie het is gemaakt, wordt in de reeks genoteerd.
    """
    from exports.audiences import Audience
    from exports.files import Form, write_documents
    from tafel.leaving import ON_SCREEN, names_report
    from tafel.minutes_files import as_text, documents_of, note_made

    archive, form = _archive(context), Form(vorm)
    documents = documents_of(archive, serie, sessie, Audience(voor))
    text = as_text(documents, form) if uit == STDOUT else ""
    for line in names_report(documents):
        click.echo(line, err=True)
    if uit == STDOUT:
        click.echo(text, nl=False)
    else:
        for path in write_documents(documents, Path(uit).expanduser(), form):
            click.echo(path)
    if trouble := note_made(archive, serie, documents, ON_SCREEN if uit == STDOUT else vorm):
        click.echo(trouble, err=True)


@tafel.command()
@click.argument("serie")
@click.option(
    "--selectie",
    type=click.Choice(["toptips", "bruikbaar", "alle"]),
    default="bruikbaar",
    help="Welke tips: alleen de toptips, ook de bruikbare, of alle. Standaard: bruikbaar.",
)
@click.option(
    "--vorm",
    type=click.Choice(["md", "html", "csv", "json"]),
    default="md",
    help="Markdown, HTML om af te drukken, CSV voor Excel, of JSON. Standaard: md.",
)
@click.option("--opmerkingen", is_flag=True, help="Zet erbij wat bij het sorteren is opgemerkt (md en html).")
@click.option(
    "--uit",
    default=".",
    metavar="MAP|-",
    help="De map om in te schrijven, of - voor het scherm. Standaard: de map waarin u nu bent.",
)
@click.pass_context
def tips(context: click.Context, serie: str, selectie: str, vorm: str, opmerkingen: bool, uit: str) -> None:
    """Schrijf de tips van een community of practice.

    Eerst de toptips per doelgroep in hun volgorde, dan de andere onder voor, tijdens en na het gesprek. Namen van
    deelnemers staan er niet in; welke zijn vervangen, staat op stderr.

    Voorbeeld: tafel tips samen --selectie toptips --vorm html --uit ~/Documenten
    """
    from exports.tips.product import TipForm
    from sessions.tips.book import Selection
    from tafel.tips.product import TipProduct, tips_of

    product = TipProduct(tips_of(_archive(context), serie), Selection(selectie), TipForm(vorm), opmerkingen)
    for line in product.names():
        click.echo(line, err=True)
    if uit == STDOUT:
        click.echo(product.text, nl=False)
    else:
        click.echo(product.write(Path(uit).expanduser(), ask=_ask if at_terminal() else None))


@tafel.command()
@click.argument("serie")
@click.option("--formulier", is_flag=True, help="Een lijst om thuis in te vullen, in plaats van kaartjes.")
@click.option("--vorm", type=click.Choice(["html", "md"]), default="html", help="HTML of Markdown. Standaard: html.")
@click.option(
    "--uit",
    default=".",
    metavar="MAP|-",
    help="De map om in te schrijven, of - voor het scherm. Standaard: de map waarin u nu bent.",
)
@click.pass_context
def kaarten(context: click.Context, serie: str, formulier: bool, vorm: str, uit: str) -> None:
    """Schrijf de tips als genummerde kaartjes, acht op een blad, om op papier te sorteren.

    Wat iemand op papier vond, typt u daarna bij Sorteren ronde 1: k, dan r. Wie een tip gaf, staat er niet op.

    Voorbeeld: tafel kaarten samen --formulier --uit ~/Documenten
    """
    from exports.files import RENDERERS, Form, write_documents
    from exports.tips.cards import tip_cards, tip_form
    from tafel.leaving import names_report
    from tafel.tips.product import tips_of

    book = tips_of(_archive(context), serie)
    document, form = tip_form(book) if formulier else tip_cards(book), Form(vorm)
    for line in names_report([document]):
        click.echo(line, err=True)
    if uit == STDOUT:
        click.echo(RENDERERS[form](document), nl=False)
    else:
        for path in write_documents([document], Path(uit).expanduser(), form):
            click.echo(path)


@tafel.command()
@click.argument("serie")
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

    archive = _archive(context)
    if only_list:
        click.echo(list_copies(archive, serie))
        return
    click.echo(restore(archive, serie, van, ask=_ask if at_terminal() else None))


@tafel.group()
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

    brought = bring_in(_archive(context), bestand, serie, trial=trial)
    for note in brought.notes:
        click.echo(note, err=True)
    click.echo(brought.told)


def _ask(question: str) -> bool:
    """Ask at the terminal, where nothing typed means no."""
    answer = str(click.prompt(f"{question} (ja/nee)", default="nee", show_default=False))
    return answer.strip().casefold() in {"j", "ja"}


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
        click.echo(str(error), err=True)
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


def _archive_folder(context: click.Context) -> Path:
    if context.obj is not None:
        return Path(context.obj).expanduser()
    from platformdirs import user_data_path

    return user_data_path("tafel", appauthor=False)


def _archive(context: click.Context) -> "Archive":
    from sessions.acts.opening import open_archive

    return open_archive(_archive_folder(context))


def at_terminal() -> bool:
    """Return whether somebody can see the screen and type."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def _open_screen(folder: Path, *, demo: bool = False) -> int:
    if not at_terminal():
        raise click.ClickException(
            "tafel heeft een terminalvenster nodig om in te werken. Start het daar, zonder | of >. "
            "Voor een lijst of een verslag zonder venster: tafel --help"
        )
    import gc

    gc.disable()  # loading makes much and frees nothing; the app collects again after its first paint
    from tafel.app import run_app

    return run_app(folder, demo=demo)
