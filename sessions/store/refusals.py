"""What the store refuses, in Dutch: what happened, what is safe, what to do next."""

import datetime as dt
import errno
from pathlib import Path
from typing import TYPE_CHECKING

from sessions.errors import FileTrouble, StoreRefusal
from sessions.lending import Lent
from sessions.store.files import NotAFile

if TYPE_CHECKING:
    from sessions.store.backups import Backup


class SeriesExists(StoreRefusal):
    """A series with this name or file name is there already."""


class NoSuchSeries(StoreRefusal):
    """There is no series with this file name in the archive."""


class ReadOnlyFile(StoreRefusal):
    """This window may read the series but not change it; the message says why."""


class LentOut(ReadOnlyFile):
    """The series is with somebody else now."""


class NotHandedOver(StoreRefusal):
    """The file to give could not be written; the series is here as before."""


class AlreadyThere(NotHandedOver):
    """There is something where the file to give should come, and nobody said that it may be replaced."""


class NoHandOver(StoreRefusal):
    """What was pointed at is no file with a series that was handed over, or cannot be read as one."""


class DamagedFile(StoreRefusal):
    """The file cannot be read as a series; it was left as it is. `backup` is the newest good copy, if there is one."""

    def __init__(self, message: str, *, backup: "Backup | None") -> None:
        super().__init__(message)
        self.backup = backup


class Unreachable(StoreRefusal):
    """The file or the folder is there, but cannot be read: rights, a link, a broken disk."""


class NewerSchema(StoreRefusal):
    """A newer tafel wrote this file."""


class ChangedOutside(FileTrouble):
    """Something else changed the file; it was left as it is and ours is kept beside it."""


class FileGone(FileTrouble):
    """The file or its folder disappeared while it was open."""


class SaveFailed(StoreRefusal):
    """The disk did not take it; memory and disk are as they were before."""


class NothingToUndo(StoreRefusal):
    """There is no act to undo or redo."""


class UndoRefused(StoreRefusal):
    """What the act changed was changed again since, so undoing it would lose that."""


def moment_words(moment: dt.datetime) -> str:
    """Return a moment as people here write it: `22-11-2026 om 13:05`, local time."""
    return moment.astimezone().strftime("%d-%m-%Y om %H:%M")


def lent_out(lent: Lent) -> LentOut:
    """Return the refusal of a change in a series that is with somebody else, with both ways to get it back."""
    return LentOut(
        f"Deze reeks is uitgeleend aan {lent.to}, sinds {moment_words(lent.since)}: hier kunt u alleen lezen. Krijgt u "
        "een bestand terug, ontvang dat dan (t op het overzicht, of tafel ontvangen). Moet u toch hier verder, neem de "
        "reeks dan terug (o in de reeks, of tafel terugnemen)."
    )


def not_written(error: OSError, path: Path) -> NotHandedOver:
    """Return the refusal that tells why the file to give could not be written."""
    if error.errno in {errno.ENOENT, errno.ENOTDIR}:
        remedy = "Die map is er niet. Kies een andere map"
    else:
        remedy = f"Dat lukte niet: {_cause(error)}. Kies een andere map, of maak ruimte"
    return NotHandedOver(
        f"{path} kan niet worden geschreven. {remedy}, en doe het nog een keer. De reeks is niet uitgeleend."
    )


def not_backed_up(error: OSError) -> SaveFailed:
    """Return the refusal to put anything in the place of a series of which no copy could be kept first."""
    return SaveFailed(
        f"Er kon vooraf geen reservekopie worden gemaakt: {_cause(error)}. Daarom is er niets vervangen. "
        "Kijk of er ruimte is op de schijf en of u in de map mag schrijven, en doe het nog een keer."
    )


def no_such_series(slug: str, folder: Path) -> NoSuchSeries:
    """Return the refusal for a series that is not in the archive."""
    return NoSuchSeries(f"Er is geen reeks ‘{slug}’ in de map {folder}. Met ‘tafel lijst’ ziet u welke er zijn.")


def unreachable(error: OSError, path: Path) -> Unreachable:
    """Return the refusal for a file or folder that cannot be read."""
    if isinstance(error, NotAFile):
        return Unreachable(
            f"{path.name} is een verwijzing naar iets anders, of geen gewoon bestand. tafel opent dat niet, omdat "
            "bewaren dan mis kan gaan. Zet het echte bestand in deze map, of open de map waarin het staat."
        )
    if isinstance(error, FileNotFoundError):
        return Unreachable(
            f"{path.name} is verdwenen uit de map {path.parent}. Wat u ziet is wat er het laatst in stond. "
            "Zet het bestand terug, of kijk of het netwerk er nog is."
        )
    return Unreachable(
        f"{path} kon niet worden gelezen: {_cause(error)}. Er is niets gewijzigd. Kijk of de schijf of het netwerk er "
        "is en of u in deze map mag lezen, en probeer het nog een keer."
    )


def save_failed(error: OSError, folder: Path) -> SaveFailed:
    """Return the refusal that tells why the disk did not take a save."""
    if error.errno in _FULL:
        remedy = "Maak ruimte vrij en doe het daarna nog een keer."
    elif error.errno in _FORBIDDEN:
        remedy = (
            "Misschien houdt een ander programma het bestand even vast (virusscanner, synchronisatie). Probeer het zo "
            f"nog een keer; lukt het dan niet, vraag dan uw beheerder om schrijfrechten op {folder}."
        )
    else:
        remedy = "Probeer het nog een keer. Blijft het zo, maak dan een kopie van de map op een andere schijf."
    return SaveFailed(
        f"Bewaren lukte niet: {_cause(error)}. Uw laatste invoer is niet bewaard, alles daarvoor wel. {remedy}"
    )


def file_gone(path: Path, copy: Path | None) -> FileGone:
    """Return the refusal for a file (or its folder) that disappeared; `copy` is where ours is kept, if anywhere."""
    if copy is not None:
        return FileGone(
            f"Het bestand {path.name} is verdwenen terwijl het open was. Uw laatste invoer is niet bewaard; alles "
            f"daarvoor staat in dezelfde map, in {copy.name}. Geef dat bestand de naam {path.name} en doe het daarna "
            "nog een keer."
        )
    return FileGone(
        f"De map {path.parent} is niet meer te bereiken. Uw laatste invoer is niet bewaard; alles daarvoor staat nog "
        "in dit venster: sluit het niet. Zorg dat de map er weer is (netwerk, usb-stick) en probeer het nog een keer."
    )


def changed_outside(path: Path, copy: Path | None) -> ChangedOutside:
    """Return the refusal for a file that something else changed; `copy` is where ours is kept, if that was possible."""
    what = f"Het bestand {path.name} is intussen door iets anders gewijzigd en niet overschreven."
    if copy is None:
        return ChangedOutside(
            f"{what} Uw versie kon er niet naast worden bewaard, maar staat nog in dit venster: sluit het niet. "
            "Zorg voor ruimte op de schijf en voor schrijfrechten, en ga dan verder met de versie op de schijf."
        )
    return ChangedOutside(
        f"{what} Uw versie, met uw laatste invoer, staat ernaast als {copy.name}. "
        "Open de reeks opnieuw om verder te gaan met de versie op de schijf."
    )


def damaged_copy(path: Path, backup: "Backup | None") -> DamagedFile:
    """Return the refusal for a copy that cannot be read itself; `backup` is the newest one that can, if any."""
    way_out = f"De nieuwste goede kopie is van {moment_words(backup.made)}." if backup else "Er is geen goede kopie."
    return DamagedFile(
        f"De kopie {path.name} is zelf beschadigd. Er is niets gewijzigd. {way_out}",
        backup=backup,
    )


def lock_refused(error: OSError) -> str:
    """Return why a window can only read when its lock could not be taken, though nobody else has it."""
    if error.errno in _FORBIDDEN:
        return "tafel mag in deze map niet schrijven. U kunt alles lezen, maar niets wijzigen."
    return (
        "Op deze schijf kan tafel niet vastleggen wie er schrijft. U kunt alles lezen, maar niets wijzigen. "
        "Zet de map op een andere schijf om te kunnen wijzigen."
    )


def folder_warning(error: OSError) -> str:
    """Return the warning after a save of which only the folder could not be made durable."""
    return f"Uw invoer is bewaard, maar de map gaf een fout: {_cause(error)}. Kopieer voor de zekerheid de map."


def backup_warning(error: OSError) -> str:
    """Return the warning when no backup could be made."""
    return (
        f"Er kon geen reservekopie worden gemaakt: {_cause(error)}. Uw gegevens zelf zijn bewaard. "
        "Kijk of er ruimte is op de schijf en of u in de map mag schrijven."
    )


_FULL = {errno.ENOSPC, errno.EDQUOT}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def _cause(error: OSError) -> str:
    """Return what went wrong in a few Dutch words; the system's own words are English."""
    if error.errno in _FULL:
        return "de schijf is vol"
    if error.errno in _FORBIDDEN:
        return "tafel mag dat hier niet"
    return f"de schijf gaf fout {error.errno}" if error.errno else "de schijf gaf een fout"
