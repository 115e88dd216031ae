"""The command for an organisation's own texts and styles."""

import click

from tafel.dutch_click import DutchCommand


@click.command(cls=DutchCommand)
def sjablonen() -> int:
    """Zet voorbeelden klaar voor eigen teksten, een logoregel en een huisstijl voor Word.

    Ze komen in de map sjablonen bij uw instellingen; wat er al staat, blijft zoals het is. Klopt een eigen tekst niet,
    dan staat hier welk bestand en welke regel; de opdracht stopt dan met code 1.
    """
    from tafel.house.examples import write_examples
    from tafel.house.reading import check_house

    written, there = write_examples()
    for path in written:
        click.echo(path)
    if there:
        what = "stond er al en is" if len(there) == 1 else "stonden er al en zijn"
        click.echo(f"{len(there)} {'bestand' if len(there) == 1 else 'bestanden'} {what} niet veranderd.", err=True)
    troubles = check_house()
    for trouble in troubles:
        click.echo(trouble, err=True)
    return 1 if troubles else 0


COMMANDS = (sjablonen,)
