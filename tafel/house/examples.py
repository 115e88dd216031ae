"""Examples of own texts: files in which all is a remark, so that nothing changes before something is typed."""

from pathlib import Path

from exports.rendering.files import NewFile, WriteRefusal, write_files
from tafel.house.folder import ABOVE, BELOW, KINDS, LOGO, MAIL, READ_ME, STYLES, templates_folder, text_name
from tafel.house.template import FIELDS

_FIELDS_TOLD = f"""\
De velden: {", ".join(f"{{{{ {name} }}}}" for name in FIELDS)}.
  reeks        de naam van de reeks, zoals Veldtafel Kop van Noord-Holland
  datum        de dag van de bijeenkomst; van een plan of een lijst de dag waarop het is gemaakt, van
               een rapport de periode
  organisatie  voor welke organisatie het is; leeg als het niet voor een organisatie is
  voor         voor wie het is: partners, deelnemers, jongere, intern, agenda, tips of rapport
  bijlagen     alleen in mail.txt: de namen van de bestanden"""
_WHERE = {ABOVE: "onder de titel", BELOW: "aan het eind"}

_READ_ME = f"""\
Eigen teksten bij de documenten van tafel

Zet hier uw eigen teksten. Een bestand dat er niet is of waar alleen opmerkingen in staan, verandert niets.

{LOGO}
    Een regel boven elk document, zoals: Jeugdhulp Duinrand, Den Helder
{chr(10).join(f"{text_name(kind, ABOVE)} en {text_name(kind, BELOW)}" for kind in KINDS)}
    Wat onder de titel en aan het eind van dat document staat.
{MAIL}
    De tekst van de e-mail bij een pakket.
{STYLES}
    Een Word-bestand waarvan tafel de stijlen neemt, met wat er in de kop- en voettekst staat (zoals een logo). Maak in
    Word een leeg document met uw huisstijl en bewaar het hier onder deze naam. De tekst erin wordt niet gebruikt.

{_FIELDS_TOLD}

Tekst tussen {{# en #}} is een opmerking en komt niet in het document.
Een deel dat alleen voor de jongere is:
    {{% if voor == "jongere" %}}Bel ons gerust.{{% endif %}}
Meer kan er niet in. Zet er geen namen van jongeren in: deze tekst komt in elk document van die soort.
"""


def write_examples(folder: Path | None = None) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Write the examples that are not there yet; return those, and the files that were there and stay as they are.

    Raises WriteRefusal for what the disk does not allow.
    """
    folder = folder or templates_folder()
    examples = (NewFile(READ_ME, _READ_ME.encode()), *_texts())
    there = tuple(folder / file.name for file in examples if _is_taken(folder / file.name))
    return write_files([file for file in examples if folder / file.name not in there], folder), there


def _is_taken(path: Path) -> bool:
    """Whether anything has this name, also a link that leads nowhere. Raises WriteRefusal where that is not known."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise WriteRefusal(f"{path.parent} kan niet worden gelezen. Er is niets geschreven.") from error
    return True


def _texts() -> tuple[NewFile, ...]:
    texts = {
        LOGO: ("Een regel boven elk document.", "Jeugdhulp Duinrand, Den Helder"),
        MAIL: ("De tekst van de e-mail bij een pakket.", "Beste collega,\n\nZie de bijlage: {{ bijlagen }}."),
    }
    for kind in KINDS:
        for place, where in _WHERE.items():
            told = f"Deze tekst staat in elk document van de soort {kind}, {where}."
            texts[text_name(kind, place)] = (told, "Dit hoort bij {{ reeks }}, {{ datum }}.")
    return tuple(NewFile(name, _remark(told, example).encode()) for name, (told, example) in texts.items())


def _remark(told: str, example: str) -> str:
    """Return a text that is a remark from its first line to its last."""
    how = f"Haal de eerste en de laatste regel weg en typ uw eigen tekst. Meer uitleg staat in {READ_ME}."
    return f"{{#\n{told}\n{how}\n\nVoorbeeld:\n{example}\n#}}\n"
