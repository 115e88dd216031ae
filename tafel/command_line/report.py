"""The command that makes the report of a coordinator."""

import click

from tafel.command_line.shared import Destination, archive_of, destination_options, form_option
from tafel.dutch_click import DutchCommand

INCOMPLETE = 1
"""Exit code of a report in which a series is missing: whoever reads it by a program must see that too."""


@click.command(cls=DutchCommand)
@click.argument("series", nargs=-1, metavar="[SERIE ...]")
@click.option("--van", metavar="DATUM", help="De eerste dag van de periode, bijvoorbeeld 1-10-2026.")
@click.option("--tot", metavar="DATUM", help="De laatste dag van de periode; die telt mee.")
@click.option("--kwartaal", metavar="JAAR-KWARTAAL", help="In plaats van --van en --tot: een kwartaal, als 2026-4.")
@click.option(
    "--per",
    type=click.Choice(["gemeente", "organisatie"]),
    help="Splits ook per gemeente, of per jeugdhulporganisatie van de jongere.",
)
@form_option(
    "md", "html", "docx", "csv", "xlsx", "json", told="Markdown, HTML, Word, CSV of Excel, of JSON voor programma's."
)
@click.option(
    "--verberg-kleine-aantallen/--toon-kleine-aantallen",
    "hide",
    default=None,
    help="Verberg aantallen onder de 5, ook waar ze te berekenen zijn. Standaard verborgen, in JSON niet.",
)
@destination_options
@click.pass_context
def rapport(
    context: click.Context,
    series: tuple[str, ...],
    van: str | None,
    tot: str | None,
    kwartaal: str | None,
    per: str | None,
    vorm: str,
    hide: bool | None,
    naar: Destination,
) -> int:
    """Schrijf het rapport over een periode: aantallen, aandelen en wat ze betekenen.

    SERIE is de naam of de afkorting van een reeks, of het begin ervan; zonder SERIE tellen alle reeksen mee. Er staat
    niemand in. Een reeks die niet te lezen is, telt niet mee: het rapport noemt haar, en de uitkomst van de opdracht
    is dan 1.

    Voorbeeld: tafel rapport --kwartaal 2026-4 --per gemeente --vorm xlsx --uit ~/Documenten
    """
    if (kwartaal is None) == (van is None and tot is None) or (van is None) != (tot is None):
        raise click.UsageError("Geef een periode: --kwartaal, of --van en --tot samen.", context)
    from exports.report.files import ReportForm, report_file, report_text
    from sessions.acts.finding import find_series
    from sessions.acts.report import make_report
    from sessions.reporting.figures import Per
    from sessions.reporting.period import Period, read_past_day, read_quarter
    from tafel.outgoing.reporting import house_for_report

    period = read_quarter(kwartaal) if kwartaal else Period(read_past_day(van or ""), read_past_day(tot or ""))
    form = ReportForm(vorm)
    if naar.on_screen and not form.is_text:
        raise click.UsageError(f"{vorm} is geen tekst voor het scherm. Geef een map met --uit.", context)
    archive = archive_of(context)
    slugs = tuple(dict.fromkeys(find_series(archive, word) for word in series))
    report = make_report(archive, slugs, period, Per(per) if per else None)
    hidden = form.hides if hide is None else hide
    own = house_for_report(report, form)
    for trouble in own.troubles:
        click.echo(trouble, err=True)
    for one in report.missing:
        click.echo(f"Niet meegeteld: {one.slug}. {one.why}", err=True)
    if naar.on_screen:
        click.echo(report_text(report, form, hide=hidden, house=own.house), nl=False)
    else:
        naar.write([report_file(report, form, hide=hidden, house=own.house)])
    return INCOMPLETE if report.missing else 0


COMMANDS = (rapport,)
