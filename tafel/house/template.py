"""A template of an organisation: plain text with a few fields, and parts that depend on them. Nothing else works in it.

It is read by jinja2, in its sandbox; and of what jinja2 can do only fields, `if` and remarks are let through. So a
template can neither run long, nor reach anything, nor fail once it was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sessions.text import clean_prose

FIELDS = ("reeks", "datum", "organisatie", "voor", "bijlagen")
"""What a template may tell: the series, the day, for which organisation, the kind of reader; of a mail its files."""

_SYNTAX = ImmutableSandboxedEnvironment(
    undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=False, autoescape=False
)
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.Compare,
    nodes.Operand,
    nodes.Const,
    nodes.And,
    nodes.Or,
    nodes.Not,
)


class BadTemplate(ValueError):
    """A template cannot be used. `line` is where, `str()` why, in Dutch."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True)
class OwnText:
    """A template that was read and can be used."""

    _template: Template

    def filled(self, fields: Mapping[str, str]) -> str:
        """Return its text; `fields` has a value for each of FIELDS. The text is text, whatever signs are in it."""
        return clean_prose(self._template.render(fields)).strip("\n")


def read_template(text: str) -> OwnText:
    """Return a template. Raises BadTemplate for what is no template, and for what may not stand in one."""
    try:
        tree = _SYNTAX.parse(text)
        _check(tree)
        return OwnText(_SYNTAX.from_string(text))
    except TemplateSyntaxError as error:
        raise BadTemplate(error.lineno, "dit is niet af, of niet goed geschreven") from error
    except RecursionError as error:
        raise BadTemplate(1, "dit is te ingewikkeld") from error


def _check(tree: nodes.Template) -> None:
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise BadTemplate(node.lineno, "hier staat meer dan een veld of een als-dan; dat kan in een sjabloon niet")
        if isinstance(node, nodes.Name) and node.name not in FIELDS:
            raise BadTemplate(node.lineno, f"het veld ‘{node.name}’ is er niet. Kies uit: {', '.join(FIELDS)}")
