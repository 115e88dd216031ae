"""A whole veldtafel by keys only: from an empty archive, over two tables, to the documents that people take home.

Mila goes through everything, Yara stops in the middle, Jordi does not come. To approve the documents anew:
`GOLDEN=renew pytest tests/tafel/test_whole_veldtafel.py`, and read them.
"""

from pathlib import Path

import pytest
from golden_files import compare
from hands import Hands
from movable_clock import MovableClock
from screens import FLOOR

from sessions.acts.opening import read_series
from sessions.meetings import SessionStatus
from sessions.turns import Course
from tafel.app import TafelApp

GOLDEN = Path(__file__).parent / "golden" / "whole_veldtafel"
SLUG = "veldtafel-kop-van-noord-holland"
SIX_WEEKS = 42

PARTNERS, JONGEREN, INTERN = "123"
"""The digits of the readers for whom documents are written."""

PEOPLE = """\
Anna Smit; Jeugdhulp Duinrand
Els Bakker; Jeugdhulp Duinrand; ; els@duinrand.example; 06 0000 0004
Karin de Wit; Woonstichting Zeewijk; wonen; karin@zeewijk.example; 06 0000 0001
Youssef Amrani; Leerwerkloket; onderwijs
Marieke van der Heijden; Gemeente Den Helder; financien"""

NAMES = {"J-01": ("Mila", "Riet"), "J-02": ("Jordi",), "J-03": ("Yara", "Truus")}
"""Each jongere by code: the roepnaam, and who is around him or her."""

SECRETS = ("ooievaar", "kwikstaart", "wielewaal", "roerdomp", "goudplevier", "nachtzwaluw", "kluut")
"""Words that are typed in the block of Yara, before she stops; a bird for each place where something can be typed."""


async def prepare(hands: Hands) -> None:
    """Make the series, paste its partners, and fill in a form for each jongere."""
    hands.see("Er staan hier nog geen veldtafels")
    await hands.play("\n1Kop van Noord-Holland\nDen Helder, Schagen\nDen Helder\n\n\n\n")
    hands.see("Veldtafel Kop van Noord-Holland", "Nog geen jongeren.")
    await hands.play("p3")
    await hands.paste(PEOPLE)
    hands.see("Gelezen: 5 personen")
    await hands.play("<ctrl+s>")
    await hands.play("jMila\napril 2009\nels\nels\nwonen school\n1\nnee\nSchagen\nDuinrand\nROC\nja\noma: Riet\n")
    await hands.play("jJordi\nfeb 2010\nels\nels\nwerk<ctrl+s>jYara\n2008-05\nels\nels\nwonen geld<ctrl+s>")
    hands.see("J-03 is toegevoegd.")


async def hold_the_first_table(hands: Hands) -> None:
    """Plan, hold and close a short table with Mila only: one action that is read back, and one for later."""
    await hands.play("bvandaag\n1330\n\nanna\n\n")
    hands.see("28 min J-01 Mila nieuw")
    await hands.play("<down> <up> <ctrl+s>")
    hands.see("Gepland op donderdag 15 oktober.", "1 jongere")
    await hands.play("\na<ctrl+n>j\n<ctrl+n><ctrl+n>")
    await hands.play("vraagt urgentie aan @karin +3w #wonen\nzoekt een stage @mila volgende tafel #school\n")
    await hands.play("<ctrl+n>kl<ctrl+n>\n1\n\n\n\n\n26-11\n\nj")
    hands.see("Afgesloten: versie 1.")
    await hands.play("<escape><escape>")


async def plan_the_second_table(hands: Hands) -> None:
    """Take over what is proposed, but for the order of the jongeren, and make the agenda to send."""
    await hands.play("b")
    hands.see("Voorgesteld op grond van de vorige keer.", "donderdag 26 november")
    await hands.play("<ctrl+n>")
    hands.see("1e 28 min J-01 Mila 2 acties open, 1 te laat")
    await hands.play("<down><down>e<ctrl+s>g2")
    hands.see("De agenda staat in")


async def open_the_table(hands: Hands, clock: MovableClock) -> None:
    """Try the privacy key, adopt the last minutes, note who is there, and pause."""
    await hands.play("\n<f8>")
    hands.see("namen verborgen")
    hands.see_nothing_of("Karin")
    await hands.play("<f8>vde stage is van Mila zelf\n")
    hands.see("Verslag van do 15 okt (versie 1) is vastgesteld.")
    await hands.play("a<down><down><down>24")
    hands.see("Youssef Amrani Leerwerkloket afgemeld", "Marieke van der Heijden Gemeente Den Helder komt later")
    await hands.play("<f9>")
    hands.see("Pauze")
    hands.see_nothing_of("Karin")
    clock.forward(minutes=15)
    await hands.play("\n<ctrl+n>")


async def hear_mila(hands: Hands) -> None:
    """Go through everything with Mila: welcome, review, question, notes, actions, reading back and parting."""
    hands.see("Welkom, Mila.", "Vanaf 16 jaar geeft de jongere zelf toestemming.")
    await hands.play("b1d<down>1<escape>j")
    hands.see("✓ Toestemming van Mila.")
    await hands.play("\n")
    hands.see("nog niet begonnen do 5 nov te laat")
    await hands.play("12nheeft een gesprek gehad\ntover 2 weken\n<ctrl+n>")
    await hands.play(
        "oma\nop mezelf wonen\neen eigen kamer\n3 8\nik kijk op de site\nterug naar het mbo\n4 7\nhuiswerk\n"
    )
    await hands.play("<ctrl+r>fin\nmijn schuld\n2 6\n<ctrl+r>psy\n<ctrl+s>3")
    hands.see("niet aan deze tafel")
    await hands.play("<ctrl+n>Zeewijk heeft in januari kamers.<ctrl+r>Mila is bang.<ctrl+n>")
    await agree_actions(hands)
    await read_back_actions(hands)
    await hands.play("<ctrl+n>")
    hands.see("Els Bakker blijft de vaste contactpersoon")
    await hands.play("\n1\n")
    hands.see("Is er mét jou gepraat? ja")
    await hands.play("\n<ctrl+n>")


async def agree_actions(hands: Hands) -> None:
    """Agree actions in every way there is to say them."""
    await hands.play("Karin schrijft Mila vrijdag in")
    hands.see("Karin de Wit, Woonstichting Zeewijk? · vr 27 nov? · Wonen · Tab neemt over")
    await hands.play("<tab>\n\nbelt het mbo @youssef 12-12 =ingeschreven\n")
    hands.see("4 Youssef Amrani belt het mbo za 12 dec", "= ingeschreven nog te bevestigen")
    await hands.play("\nzoekt de schulden uit\n")
    hands.see("Wie doet dit? zoekt de schulden uit")
    await hands.play("karin\n2\n")
    hands.see("5 Karin de Wit zoekt de schulden uit do 3 dec")
    await hands.play("gaat mee\nRia Kok2<escape>")
    hands.see("6 Ria Kok gaat mee nog geen termijn")
    await hands.play("vraagt geld aan @els vr<ctrl+r>haar teamleider\n\n")
    hands.see("onder voorbehoud van haar teamleider")
    await hands.play("belt zelf @mila ma #school\n<ctrl+n>")


async def read_back_actions(hands: Hands) -> None:
    """Read all of them back: right, otherwise, no, and later; and let Mila say something herself."""
    hands.see("Klopt dit, Mila? 1 van 7")
    await hands.play("ka")
    hands.see("2 van 7", "belt het mbo @Youssef Amrani 12-12-2026 #onderwijs =ingeschreven")
    await hands.play("<ctrl+u>mailt het mbo @youssef 5-12 =ingeschreven\nknlkk")
    hands.see("zoekt een stage", "afgesproken aan een eerdere tafel")
    await hands.play("kvBel mij, niet oma.\n")
    hands.see("5 klopt, 1 nee, 1 later teruglezen.", "Mila zegt: “Bel mij, niet oma.”")


async def hear_yara_stop(hands: Hands, folder: Path) -> None:
    """Yara says and agrees much, the app is left and opened again, and in the middle of the actions she stops."""
    await hands.play(
        "bTruus; kluut\nj\nooievaar\nkwikstaart\nwielewaal\n2 9\n<ctrl+n>roerdomp<ctrl+r>goudplevier<ctrl+n>"
    )
    await hands.play("belt de kwikstaart @karin vr #wonen\n<escape><escape><escape>")
    hands.see("bezig, stap 12 van 22")
    await hands.play("\n\n")
    hands.see("Yara", "belt de kwikstaart")
    assert files_with("kwikstaart", folder) > 1, "it is in the file, and in a copy of it"
    await hands.play("nachtzwaluw<ctrl+d>")
    hands.see("Stoppen met dit gesprek?", "Gewist:", "Blijft:")
    await hands.play("j")
    hands.see("Dit gesprek is gestopt.", "Al gemaakt over deze jongere", "agenda (26 november)")
    hands.see_nothing_of("Yara", *SECRETS)
    await hands.play("<ctrl+z>\n<ctrl+n>")


async def close_the_table(hands: Hands) -> None:
    """Jordi did not come; then a signal, what is missing, and the next date."""
    await hands.play("k1")
    hands.see("Jordi is niet gekomen.", "De vraag gaat naar de volgende keer.")
    await hands.play("\n")
    hands.see("Signalen")
    await hands.play("te weinig kamers\n\n")
    hands.see("Nog te doen")
    await hands.play("mooi met Mila gepraat\neerder beginnen\n7-1\n\nj")
    hands.see("Afgesloten: versie 1.")


async def mend_the_minutes(hands: Hands) -> None:
    """Give version 1 to the partners, open the table again, change an action, read it back, and close as version 2."""
    await write_documents(hands, PARTNERS)
    await hands.play("<escape>\n")
    hands.see("Woonstichting Zeewijk (26 november)")
    await hands.play("j<ctrl+t>acties\n<ctrl+e><down><down>\n")
    hands.see("gaat mee @Ria Kok #financien")
    await hands.play("<ctrl+u>rijdt mee @ria volgende tafel\n<ctrl+n>k<ctrl+t>afr\n<down><down><down>\nj")
    hands.see("Afgesloten: versie 2.")


async def write_documents(hands: Hands, *readers: str) -> None:
    """Look at the minutes and write them as plain text for these readers, by their digit."""
    await hands.play("<ctrl+g>")
    for reader in readers:
        await hands.play(f"w{reader}2\n")
        if reader == JONGEREN:
            hands.see("2 bestanden staan in", "Namen nagekeken: er is er geen vervangen.")
        else:
            hands.see("Kloppen de namen?")
            await hands.play("\n")
            hands.see("4 bestanden staan in" if reader == PARTNERS else "1 bestand staat in")


@pytest.mark.painted
async def test_a_whole_veldtafel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Keys do not wait for what is painted: ten times a second is enough for nobody to look at.
    monkeypatch.setattr("textual.screen.UPDATE_PERIOD", 0.1)
    monkeypatch.setattr("platformdirs.user_documents_dir", lambda: str(tmp_path / "documenten"))
    folder, documents = tmp_path / "archief", tmp_path / "documenten" / "tafel"
    clock = MovableClock()
    clock.forward(days=-SIX_WEEKS)
    app = TafelApp(folder, clock=clock, strict=True)
    async with app.run_test(size=FLOOR) as pilot:
        await pilot.pause()
        hands = Hands(app, pilot)
        await hands.play("")
        await prepare(hands)
        await hold_the_first_table(hands)
        clock.forward(days=SIX_WEEKS)
        await plan_the_second_table(hands)
        await open_the_table(hands, clock)
        await hear_mila(hands)
        await hear_yara_stop(hands, folder)
        await close_the_table(hands)
        await mend_the_minutes(hands)
        await write_documents(hands, PARTNERS, JONGEREN, INTERN)
    with read_series(app.archive, SLUG) as file:
        session = file.sessions.get(2)
        assert (session.status, session.version) == (SessionStatus.CLOSED, 2)
        assert [session.turn(number).course for number in (1, 2, 3)] == [Course.HERE, Course.NEXT_TABLE, Course.STOPPED]
    for word in SECRETS:
        assert files_with(word, tmp_path) == 0, word
    for document in documents.iterdir():
        text = document.read_text(encoding="utf-8")
        own = next((code for code in NAMES if code.casefold() in document.name), "")
        others = [name for code, names in NAMES.items() if code != own for name in names]
        assert not [name for name in others if name in text], document.name
    compare(documents, GOLDEN)


def files_with(word: str, folder: Path) -> int:
    """Return in how many files under a folder a word stands."""
    return sum(word.encode() in path.read_bytes() for path in folder.rglob("*") if path.is_file())
