"""Text of a user is never read as markup: `[rood]` stays `[rood]`, and `[@click=app.quit]` is no link.

Holds it by reading the code: whatever a screen is given to show is a literal, is Content, or goes with markup=False.
"""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeGuard

import pytest

APP = Path(__file__).parents[1] / "tafel"

TEXT_ARGUMENT = {
    "Label": "content",
    "Static": "content",
    "Button": "label",
    "Checkbox": "label",
    "RadioButton": "label",
    "Option": "prompt",
    "Collapsible": "title",
    "TabPane": "title",
    "notify": "message",
    "update": "content",
}
"""What shows text as markup, and the name of the argument that it takes first."""
SECOND_TEXT = {"notify": "title"}
SHOWN_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip"}

FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef

Scope = dict[str, list[ast.expr | None]]
"""Per name all that is assigned to it; None stands for what was annotated as Content."""
UNKNOWN = ast.Name(id="")
"""What a parameter holds that is not annotated as Content."""


def called(node: ast.expr) -> str:
    """Return the last part of a dotted name: `Static` of `widgets.Static`, `notify` of `self.app.notify`."""
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def says_content(annotation: ast.expr | None) -> bool:
    """True for the annotation Content."""
    return annotation is not None and ast.unparse(annotation).strip("'\"") == "Content"


def makes_content(node: ast.AST) -> TypeGuard[ast.arg]:
    """True for a parameter that is a function which returns Content."""
    return isinstance(node, ast.arg) and node.annotation is not None and "], Content]" in ast.unparse(node.annotation)


def element_of(annotation: ast.expr | None) -> ast.expr | None:
    """Return what a collection holds by its annotation: `str` of `Sequence[str]` and of `tuple[str, ...]`."""
    inner = annotation.slice if isinstance(annotation, ast.Subscript) else None
    return inner.elts[0] if isinstance(inner, ast.Tuple) else inner


def parts_of(target: ast.expr, annotation: ast.expr | None) -> Iterator[tuple[str, ast.expr | None]]:
    """Yield each name in a target with its annotation: those of `tuple[int, Content]` for `number, text`."""
    if isinstance(target, ast.Name):
        yield target.id, annotation
    elif isinstance(target, ast.Tuple):
        inner = annotation.slice if isinstance(annotation, ast.Subscript) else None
        annotations = inner.elts if isinstance(inner, ast.Tuple) else [None] * len(target.elts)
        for part, known in zip(target.elts, annotations, strict=False):
            yield from parts_of(part, known)


class MarkupCheck:
    """Finds, in the code of the app, text that would be read as markup."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.trees = {name: ast.parse(source) for name, source in sources.items()}
        nodes = [node for tree in self.trees.values() for node in ast.walk(tree)]
        self.content_names = {
            *(node.name for node in nodes if isinstance(node, FUNCTION) and says_content(node.returns)),
            *(
                called(node.target)
                for node in nodes
                if isinstance(node, ast.AnnAssign) and says_content(node.annotation)
            ),
            *(name for node in nodes if makes_content(node) for name in (node.arg, f"_{node.arg}")),
        }
        """Functions that return Content, fields that hold it, and parameters (or fields kept of them) that make it."""

    def findings(self) -> list[str]:
        """Return `file:line code` for every text that is not safe."""
        return [
            f"{name}:{text.lineno} {ast.unparse(text)}"
            for name, tree in self.trees.items()
            for scope, node in self.walk(tree, {})
            for text in self.shown(node)
            if not self.is_safe(text, scope)
        ]

    def walk(self, node: ast.AST, outer: Scope) -> Iterator[tuple[Scope, ast.AST]]:
        """Yield every node below with the names of the function and the module around it."""
        scope = outer
        if isinstance(node, ast.Module | FUNCTION):
            scope = outer | self.names_in(node)
        yield scope, node
        for child in ast.iter_child_nodes(node):
            yield from self.walk(child, scope)

    def names_in(self, block: ast.Module | ast.FunctionDef | ast.AsyncFunctionDef) -> Scope:
        """Return what a function or module gives to its names: parameters, assignments, and rows gone through."""
        names: Scope = {}
        given: dict[str, ast.expr | None] = {}
        if not isinstance(block, ast.Module):
            arguments = (*block.args.posonlyargs, *block.args.args, *block.args.kwonlyargs)
            given = {argument.arg: argument.annotation for argument in arguments}
            names = {name: [None if says_content(annotation) else UNKNOWN] for name, annotation in given.items()}
        for node in block.body if isinstance(block, ast.Module) else ast.walk(block):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.setdefault(node.targets[0].id, []).append(node.value)
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
                names.setdefault(node.target.id, []).append(None if says_content(node.annotation) else node.value)
            elif isinstance(node, ast.For | ast.comprehension) and isinstance(node.iter, ast.Name):
                for name, annotation in parts_of(node.target, element_of(given.get(node.iter.id))):
                    names.setdefault(name, []).append(None if says_content(annotation) else UNKNOWN)
        return names

    def shown(self, node: ast.AST) -> Iterator[ast.expr]:
        """Yield the texts that this node puts on the screen as markup."""
        if isinstance(node, ast.Assign):
            yield from (node.value for target in node.targets if called(target) in SHOWN_ATTRIBUTES)
        if not isinstance(node, ast.Call) or (name := called(node.func)) not in TEXT_ARGUMENT:
            return
        keywords = {keyword.arg: keyword.value for keyword in node.keywords}
        markup = keywords.get("markup")
        if (isinstance(markup, ast.Constant) and markup.value is False) or "Digits" in ast.unparse(node.func):
            return
        if node.args and not isinstance(node.args[0], ast.Dict | ast.Set):
            yield node.args[0]
        yield from (keywords[word] for word in (TEXT_ARGUMENT[name], SECOND_TEXT.get(name)) if word in keywords)

    def is_safe(self, text: ast.expr | None, scope: Scope) -> bool:
        """True for a literal, for Content, and for what is made of these only."""
        match text:
            case None | ast.Constant():
                return True
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, right=other):
                return self.is_safe(one, scope) and self.is_safe(other, scope)
            case ast.BoolOp(values=values):
                return all(self.is_safe(value, scope) for value in values)
            case ast.Name(id=name):
                inner = {key: value for key, value in scope.items() if key != name}
                return name in scope and all(self.is_safe(value, inner) for value in scope[name])
            case ast.Attribute(attr=name):
                return name in self.content_names
            case ast.Call(func=ast.Name(id=name)):
                return name == "Content" or name in self.content_names
            case ast.Call(func=ast.Attribute(value=value, attr=name)):
                made_of_content = not isinstance(value, ast.Constant) and self.is_safe(value, scope)
                return called(value) == "Content" or name in self.content_names or made_of_content
            case _:
                return False


def test_the_app_shows_no_text_as_markup() -> None:
    sources = {str(path.relative_to(APP.parent)): path.read_text(encoding="utf-8") for path in APP.rglob("*.py")}
    assert MarkupCheck(sources).findings() == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(name)",
        "Static(f'gezin {name}')",
        "Label(content=person.name)",
        "Button('a' + name)",
        "Option(', '.join(names))",
        "self.notify(str(refusal))",
        "self.notify('Let op', title=name, markup=True)",
        "self.query_one(Static).update(text)",
        "self.border_title = self.series.title",
        "def show(self, name: str): Static(name)",
        "def show(self, names: list[str]): return [Option(name) for name in names]",
        "def show(self, rows: Sequence[tuple[str, Content]]): return [Option(key) for key, row in rows]",
        "def show(self):\n    text = self.name\n    return Static(text)",
        "def show(self):\n    text = ''\n    text = text + self.name\n    return Static(text)",
    ],
)
def test_the_check_finds_text_that_would_be_markup(code: str) -> None:
    assert len(MarkupCheck({"screen.py": code}).findings()) == 1


@pytest.mark.parametrize(
    "code",
    [
        "Static('Overzicht')",
        "Static(name, markup=False)",
        "Static(Content(name))",
        "Label(Content.from_markup('[b]$name[/b]', name=name))",
        "Static(Content(' ').join(parts))",
        "self.notify(str(refusal), markup=False)",
        "self.border_title = 'Acties' if wide else ''",
        "def line(self) -> Content: ...\nStatic(self.line())",
        "def show(self, text: Content): Static(text)",
        "def show(self, echo: Callable[[str], Content] | None): Static(echo(self.value))",
        "def show(self):\n    text = Content(self.name)\n    return Static(text)",
        "HINT = 'F1 hulp'\ndef show(): return Static(HINT)",
        "def show(self, rows: Sequence[tuple[str, Content]]): return [Option(row, id=key) for key, row in rows]",
        "self.query_one(Digits).update(time)",
        "counts.update({name: 1})",
    ],
)
def test_the_check_lets_safe_text_pass(code: str) -> None:
    assert MarkupCheck({"screen.py": code}).findings() == []
