"""Commands on the key of the archive: making it, who can open it, and encrypting series or not any more."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tafel.command_line.shared import archive_of, ask, ask_passphrase, at_terminal, closed_archive_of
from tafel.dutch_click import DutchCommand, DutchGroup

if TYPE_CHECKING:
    from sessions.acts.encrypting import Sealed

KEEP_IT = (
    "Zonder deze wachtwoordzin kan niemand de reeksen nog openen, ook wij niet. Bewaar haar op een veilige plek, en "
    "laat een collega herstellen kunnen: tafel sleutel herstel --voeg-toe age1... --naam NAAM"
)


@click.group(cls=DutchGroup)
def sleutel() -> None:
    """De sleutel van uw archief: versleuteling en wachtwoordzin."""


@sleutel.command(cls=DutchCommand)
@click.pass_context
def maak(context: click.Context) -> None:
    """Maak een sleutel voor dit archief, met een wachtwoordzin.

    Nieuwe reeksen worden vanaf dan versleuteld. Wat er al staat, versleutelt u met: tafel versleutel --alles
    """
    from sessions.acts.encrypting import KeyExists

    archive = closed_archive_of(context)
    if archive.keys.exists:
        raise KeyExists(
            "Dit archief heeft al een sleutel. Er is niets gewijzigd. Een andere wachtwoordzin kiest u met: "
            "tafel sleutel wachtwoord"
        )
    archive.keys.make(ask_passphrase("Nieuwe wachtwoordzin, bijvoorbeeld vier gewone woorden", twice=True))
    click.echo(f"Er is een sleutel gemaakt. De openbare helft is: {archive.keys.public}")
    click.echo(KEEP_IT)
    if archive.slugs():
        click.echo("De reeksen die er al zijn, versleutelt u met: tafel versleutel --alles")


@sleutel.command(cls=DutchCommand)
@click.pass_context
def toon(context: click.Context) -> None:
    """Toon de openbare helft van de sleutel, en wie er nog meer kan openen.

    De openbare helft mag u geven aan wie u een reeks stuurt, of voor wie u herstelt.
    """
    keys = archive_of(context).keys
    if not keys.exists:
        click.echo("Dit archief heeft geen sleutel: reeksen zijn niet versleuteld. Maak er een met: tafel sleutel maak")
        return
    click.echo(f"Openbare sleutel: {keys.public}")
    for key in keys.recovery:
        click.echo(f"Herstelsleutel:   {key.public}  {key.name}")
    if not keys.recovery:
        click.echo("Er is geen herstelsleutel: zonder de wachtwoordzin kan niemand de reeksen openen.")


@sleutel.command(cls=DutchCommand)
@click.pass_context
def wachtwoord(context: click.Context) -> None:
    """Kies een andere wachtwoordzin; de reeksen zelf blijven zoals ze zijn."""
    keys = archive_of(context).keys
    keys.change_passphrase(ask_passphrase("Nieuwe wachtwoordzin", twice=True))
    click.echo("De nieuwe wachtwoordzin geldt vanaf nu. De oude opent dit archief niet meer.")


@sleutel.command(cls=DutchCommand)
@click.option(
    "--voeg-toe", "added", metavar="SLEUTEL", help="Laat wie bij deze openbare sleutel (age1...) hoort, ook openen."
)
@click.option("--naam", "name", default="", metavar="NAAM", help="Van wie die sleutel is.")
@click.option("--verwijder", "dropped", metavar="SLEUTEL", help="Laat deze sleutel niet meer openen.")
@click.option(
    "--met",
    "key_file",
    type=click.Path(path_type=Path),
    metavar="BESTAND",
    help="Wachtwoordzin kwijt: open het archief met de geheime helft van een herstelsleutel, en kies een nieuwe zin.",
)
@click.pass_context
def herstel(context: click.Context, added: str | None, name: str, dropped: str | None, key_file: Path | None) -> int:
    """Regel wie kan helpen als de wachtwoordzin kwijt is.

    Voorbeeld: tafel sleutel herstel --voeg-toe age1... --naam "coördinator"
    """
    if sum(chosen is not None for chosen in (added, dropped, key_file)) != 1:
        raise click.UsageError("Kies --voeg-toe, --verwijder of --met.", context)
    from sessions.acts.encrypting import add_recovery, drop_recovery, is_passphrase_file, regain

    if key_file is not None:
        from tafel.paths import typed_path

        archive, path = closed_archive_of(context), typed_path(str(key_file))
        words = ask_passphrase(f"Wachtwoordzin van {path.name}") if is_passphrase_file(path) else ""
        regain(archive, path, ask_passphrase("Nieuwe wachtwoordzin voor dit archief", twice=True), words)
        click.echo("Het archief is weer te openen, met de nieuwe wachtwoordzin.")
        return 0
    archive = archive_of(context)
    if added is not None:
        done = add_recovery(archive, name, added)
        click.echo("Wie bij die sleutel hoort, kan dit archief vanaf nu ook openen, en helpen bij een nieuwe zin.")
    else:
        done = drop_recovery(archive, dropped or "")
        click.echo("Vanaf nu opent die sleutel dit archief niet meer. Een kopie van eerder kan er nog mee open.")
    return _told(done)


@click.command(cls=DutchCommand)
@click.argument("serie", required=False)
@click.option("--alles", "everything", is_flag=True, help="Alle reeksen van dit archief.")
@click.pass_context
def versleutel(context: click.Context, serie: str | None, everything: bool) -> int:
    """Versleutel een reeks, met al haar kopieën op deze schijf.

    Wat al buiten het archief staat (verslagen, back-ups van uw organisatie), verandert hier niet door. Wat op een
    schijf is overschreven, is met bijzondere middelen soms nog terug te halen.
    """
    if (serie is None) != everything:
        raise click.UsageError("Geef een SERIE, of --alles.", context)
    from sessions.acts.encrypting import encrypt_all, encrypt_series
    from sessions.acts.finding import find_series

    archive = archive_of(context)
    return _told(encrypt_all(archive) if serie is None else [encrypt_series(archive, find_series(archive, serie))])


@click.command(cls=DutchCommand)
@click.argument("serie")
@click.pass_context
def ontsleutel(context: click.Context, serie: str) -> int:
    """Haal de versleuteling van een reeks en van haar kopieën."""
    from sessions.acts.encrypting import decrypt_series
    from sessions.acts.finding import find_series

    archive = archive_of(context)
    slug = find_series(archive, serie)
    if at_terminal() and not ask(f"Wie bij dit bestand kan, kan {slug} dan lezen. Toch doen?"):
        click.echo("Er is niets gewijzigd.")
        return 0
    return _told([decrypt_series(archive, slug)], done="niet meer versleuteld")


def _told(series: "Iterable[Sealed]", *, done: str = "versleuteld") -> int:
    """Tell what became of each series; return 1 when something did not go as asked."""
    troubled = False
    for one in series:
        click.echo(f"{one.slug}: {one.trouble or done}", err=bool(one.trouble))
        for path in one.left:
            click.echo(f"  Deze kopie bleef zoals zij was; verwijder haar zelf: {path}", err=True)
        troubled = troubled or bool(one.trouble or one.left)
    return 1 if troubled else 0


COMMANDS = (sleutel, versleutel, ontsleutel)
