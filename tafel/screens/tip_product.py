"""Making the product on the board: the tips as a file, on paper, or as cards."""

from collections.abc import Callable
from functools import partial

from exports.blocks import Document
from exports.tips.cards import tip_cards, tip_form
from exports.tips.product import tip_file
from exports.tips.tip_list import tip_list
from sessions.tips.book import Selection, TipBook
from tafel.dialogs.choice import Choice, ChoiceDialog
from tafel.dialogs.names_check import check_names
from tafel.dialogs.replacing import write_asking
from tafel.dialogs.tip_product import TipProductDialog
from tafel.forms.form import fill_in
from tafel.outgoing.dressing import print_dressed
from tafel.screens.base import TafelScreen

PAGES: tuple[Choice[Callable[[TipBook], Document]], ...] = (
    Choice(partial(tip_list, selection=Selection.TOP), "toptips", "per doelgroep, in hun volgorde"),
    Choice(partial(tip_list, selection=Selection.USABLE), "bruikbaar", "en daarvoor de toptips"),
    Choice(partial(tip_list, selection=Selection.ALL), "alle tips", "ook wat nog niet gesorteerd is"),
    Choice(tip_cards, "kaartjes", "genummerd, acht op een blad, om op tafel te sorteren"),
    Choice(tip_form, "formulier", "een lijst om thuis in te vullen"),
)
"""What can be printed."""


async def write(screen: TafelScreen, gather: Callable[[], TipBook]) -> None:
    """Ask what to write and where, and write it; over another file only when that is what is wanted."""
    order = await fill_in(screen.app, TipProductDialog())
    if order is None:
        return
    book = gather()
    if not await check_names(screen, [tip_list(book, order.selection, remarks=order.remarks)]):
        return
    file = tip_file(book, order.selection, order.form, remarks=order.remarks)
    (path,) = await write_asking(screen.app, [file], order.folder)
    screen.tell(f"De tips staan in {path}")


async def print_tips(screen: TafelScreen, gather: Callable[[], TipBook]) -> None:
    """Ask what to print, and open it in the browser."""
    make = await screen.app.push_screen_wait(ChoiceDialog("Wat wilt u afdrukken?", PAGES, names=False))
    if make is None:
        return
    document = make(gather())
    if await check_names(screen, [document]):
        path = print_dressed(screen.app, document)
        screen.tell(f"Het opent in de browser; druk daar Ctrl+P. Opent er niets? Het staat in {path}")
