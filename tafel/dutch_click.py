"""click in Dutch: the words it puts around its help, and the errors it raises, translated at one place each."""

import sys
from collections.abc import Iterable
from typing import Any

import click

from tafel.plain import plain

HEADINGS = {"Options": "Opties", "Commands": "Opdrachten", "Positional arguments": "Wat u invult"}


class DutchFormatter(click.HelpFormatter):
    """Writes help under Dutch headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how a command is typed."""
        super().write_usage(prog, args, prefix or "Gebruik: ")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write options with what they do."""
        told = [(term, words.replace("[required]", "[verplicht]")) for term, words in rows]
        super().write_dl(told, col_max, col_spacing)

    def write_heading(self, heading: str) -> None:
        """Write a heading."""
        super().write_heading(HEADINGS.get(heading, heading))


class DutchContext(click.Context):
    """Makes help with Dutch headings."""

    formatter_class = DutchFormatter


class DutchCommand(click.Command):
    """A command whose help is in Dutch."""

    context_class = DutchContext
    allow_extra_args = True  # so that parse_args below can refuse them in Dutch

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        settings.setdefault("options_metavar", "[OPTIES]")
        super().__init__(*arguments, **settings)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help`."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Toon deze uitleg."
        return option

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after the command; raises UsageError when there are too many."""
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx  # an option that is used wrongly comes without
            raise
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            ctx.fail(f"Dit is te veel: {' '.join(rest)}. Zet een tekst met spaties tussen aanhalingstekens.")
        return rest


class DutchGroup(DutchCommand, click.Group):
    """A command with commands below it, all of them in Dutch."""

    command_class = DutchCommand
    group_class = type  # a group below it is one of these

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        settings.setdefault("subcommand_metavar", "[OPDRACHT] ...")
        super().__init__(*arguments, **settings)


def dutch_message(error: click.ClickException) -> str:
    """Return in Dutch what is wrong with what was typed."""
    match error:
        case click.NoSuchCommand():
            return f"De opdracht ‘{error.command_name}’ bestaat niet.{_did_you_mean(error.possibilities)}"
        case click.NoSuchOption():
            return f"De optie {error.option_name} bestaat niet.{_did_you_mean(error.possibilities)}"
        case click.BadOptionUsage():
            return f"De optie {error.option_name} {_use_of(error)}."
        case click.MissingParameter(param=click.Parameter() as missing):
            return f"Hier ontbreekt {_name_of(missing)}.{_choices_of(missing)}"
        case click.BadParameter(param=click.Parameter() as wrong):
            # Of a choice click's own words are English; our own types speak Dutch.
            return f"Dit past niet bij {_name_of(wrong)}.{_choices_of(wrong) or f' {error.message}'}"
        case _:
            return error.message


def _did_you_mean(possibilities: list[str] | None) -> str:
    return f" Bedoelt u {' of '.join(possibilities)}?" if possibilities else ""


def _name_of(parameter: click.Parameter) -> str:
    return parameter.opts[-1] if isinstance(parameter, click.Option) else parameter.human_readable_name


def _choices_of(parameter: click.Parameter) -> str:
    return f" Kies uit: {', '.join(parameter.type.choices)}." if isinstance(parameter.type, click.Choice) else ""


def _use_of(error: click.BadOptionUsage) -> str:
    """Return how the option should be used: click's own message is English and has nothing else to go by."""
    options = error.ctx.command.params if error.ctx else []
    flag = any(error.option_name in option.opts and getattr(option, "is_flag", False) for option in options)
    return "krijgt geen waarde" if flag else "heeft een waarde nodig"


def tell(error: click.ClickException) -> int:
    """Say on stderr what is wrong, with how the command is typed where that helps; return the exit code."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    lines = [context.get_usage(), ""] if context else []
    lines.append(dutch_message(error))
    if context:
        lines.append(f"Uitleg: {context.command_path} --help")
    click.echo(plain("\n".join(lines)), file=sys.stderr)
    return error.exit_code
