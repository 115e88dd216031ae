"""Every action and message handler of the app is made to raise, on the screens where it works."""

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import FunctionType
from unittest.mock import patch

from movable_clock import MovableClock
from screens import paint_nothing
from textual.dom import DOMNode
from textual.message import Message
from textual.widget import Widget
from walk import OPENERS, WAYS, Opener, Visit, Way, screens_of_the_app

from fault_rig.archives import Outcome, copied
from sessions.store.archive import Archive
from tafel.app import TafelApp
from tafel.demo import fill_archive
from tafel.seam import Guarded

SENTENCE = "door een fout in het programma"
"""What is told whenever something of ours raises."""


class _Secret(RuntimeError):
    """Raised in the place of a handler; its message must never be seen."""


class _Probe(Message):
    """Stands for whatever message a handler is for."""


@dataclass(frozen=True)
class Handler:
    """One action or message handler: the class that has it and its name in it."""

    owner: type
    name: str

    @property
    def is_action(self) -> bool:
        """Whether it belongs to a command, and so is run by name."""
        return self.name.startswith("action_")

    def __str__(self) -> str:
        return f"{self.owner.__name__}.{self.name}"


def handlers_of(kind: type) -> Iterator[Handler]:
    """Yield the handlers of ours that a class has, also those it inherits, but no action that it has another for."""
    for owner in kind.__mro__:
        if owner.__module__.startswith("tafel."):
            yield from (
                Handler(owner, name)
                for name, value in vars(owner).items()
                if _handles(name, value) and (getattr(kind, name) is value or not name.startswith("action_"))
            )


def all_handlers() -> set[Handler]:
    """Return every action and message handler of the screens, steps, dialogs and widgets of the app."""
    return {handler for kind in widgets_of_the_app() for handler in handlers_of(kind)} | set(_actions_of_the_app())


def _actions_of_the_app() -> list[Handler]:
    """Return what works on every screen; a message to the app itself, as the first one, ends it when it fails."""
    return [handler for handler in handlers_of(TafelApp) if handler.is_action]


def widgets_of_the_app() -> set[type[Widget]]:
    """Return every class of ours that can be on the screen, the screens themselves included."""
    screens_of_the_app()
    return {kind for kind in _below(Widget) if kind.__module__.startswith("tafel.")}


def unguarded() -> list[str]:
    """Return the classes that handle messages outside the seam; actions are all run by the app, which has its own."""
    return sorted(
        kind.__name__
        for kind in widgets_of_the_app()
        if not issubclass(kind, Guarded) and not all(handler.is_action for handler in handlers_of(kind))
    )


@dataclass
class Breaking(Visit):
    """A visit that, wherever it would look, makes every handler there raise that did not before."""

    broken: list[str] = field(default_factory=list)
    raised: set[Handler] = field(default_factory=set)

    async def look(self, where: str = "") -> None:
        """Make what is on this screen raise."""
        await self.settle()
        for handler in _actions_of_the_app():
            await self._break(self.app, handler)
        for node in [self.app.screen, *self.app.screen.walk_children(Widget)]:
            for handler in handlers_of(type(node)):
                if node.is_attached:
                    await self._break(node, handler)

    async def _break(self, node: DOMNode, handler: Handler) -> None:
        if handler in self.raised:
            return
        self.raised.add(handler)
        told: list[str] = []
        kept = _on_disk(self.app.folder)
        with patch.object(self.app, "tell", lambda words, **_: told.append(words)):
            try:
                await (_run_action(node, handler) if handler.is_action else _dispatch(node, handler))
            except Exception as error:  # what gets past the seam ends the app
                self.broken.append(f"{handler}: {type(error).__name__} kwam erdoor")
        if not any(SENTENCE in words for words in told):
            self.broken.append(f"{handler}: er is niets gezegd")
        if any("Mila" in words for words in told):
            self.broken.append(f"{handler}: de inhoud van de fout is gezegd")
        if _on_disk(self.app.folder) != kept:
            self.broken.append(f"{handler}: op schijf is iets veranderd")
        if self.app._exception is not None or not self.app.is_running:
            self.broken.append(f"{handler}: de app is gestopt")


def break_every_handler(
    folder: Path, names: Sequence[str] = (), *, demo: Path | None = None, way: Way = WAYS[0]
) -> Outcome:
    """Go to these screens, or to all, and make every handler there raise; the app stays up and says so.

    `demo` is the archive of the demo where it is there already; on a `way` that is deep every command is tried too.
    """
    broken: list[str] = []
    raised: set[Handler] = set()
    if demo is None:
        demo = folder / "demo"
        fill_archive(Archive(demo, clock=MovableClock()))
    place = folder / "archief"
    for name in names or OPENERS:
        copied(demo, place)
        asyncio.run(_visit(OPENERS[name], place, way, broken, raised))
    known = all_handlers()
    missed = [] if names else sorted(map(str, known - raised))
    note = f"van de {len(known)}" + (f"; niet bereikt: {', '.join(missed)}" if missed else "")
    return Outcome("Elke handeling en elk bericht van een scherm mislukt", len(raised), tuple(broken), note)


async def _visit(opener: Opener, folder: Path, way: Way, broken: list[str], raised: set[Handler]) -> None:
    app = TafelApp(folder, clock=MovableClock(), demo=True, settings=folder / "instellingen")
    with patch("textual._compositor.Compositor.render_update", paint_nothing), patch.object(app, "_write_down"):
        async with app.run_test(size=way.size) as pilot:
            visit = Breaking(app, pilot, way, broken=broken, raised=raised)
            await visit.settle()
            try:
                await opener(visit)
            finally:
                visit.close()


async def _run_action(node: DOMNode, handler: Handler) -> None:
    with patch.object(handler.owner, handler.name, _raising), patch.object(node, "check_action", lambda *_: True):
        await node.app.run_action(handler.name.removeprefix("action_"), node)


async def _dispatch(node: DOMNode, handler: Handler) -> None:
    with patch.object(node, "_get_dispatch_methods", lambda *_: [(handler.owner, _raising)], create=True):
        await node._dispatch_message(_Probe())


def _on_disk(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.json")}


def _raising(*_: object, **__: object) -> None:
    raise _Secret("Mila woont op een geheim adres")


def _handles(name: str, value: object) -> bool:
    return isinstance(value, FunctionType) and (
        name.startswith(("action_", "on_", "_on_")) or hasattr(value, "_textual_on")
    )


def _below(kind: type[Widget]) -> Iterator[type[Widget]]:
    for found in kind.__subclasses__():
        yield found
        yield from _below(found)
