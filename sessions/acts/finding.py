"""Which series somebody means by a word that he or she typed."""

from sessions.errors import Missing, Refusal
from sessions.store.archive import Archive
from sessions.store.refusals import DamagedFile
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line, fold


def find_series(archive: Archive, word: str) -> str:
    """Return the slug of the series that a user means: its slug, mark or name, or the only one that begins so.

    Raises Missing, with the slugs there are, when none or more than one fits.
    """
    names = {slug: _names(archive, slug) for slug in archive.slugs()}
    wanted = fold(word)
    if not names:
        raise Missing("Er zijn nog geen reeksen in dit archief. Maak er een met: tafel nieuw veldtafel NAAM")
    exact = [slug for slug, known in names.items() if wanted in known]
    begun = [slug for slug, known in names.items() if wanted and any(name.startswith(wanted) for name in known)]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    if found:
        raise Missing(f"‘{clean_line(word)}’ past bij meer reeksen: {', '.join(found)}. Typ er meer letters van.")
    raise Missing(f"Er is geen reeks die ‘{clean_line(word)}’ heet of zo begint. Dit zijn ze: {', '.join(names)}.")


def _names(archive: Archive, slug: str) -> set[str]:
    """Return, folded, what a series can be called; of a damaged one what its newest good copy says, else the slug."""
    try:
        with archive.read(slug) as file:
            return _names_in(file)
    except DamagedFile as damaged:
        if damaged.backup is None:
            return {slug}
        with archive.read_copy(damaged.backup.path) as copy:
            return {slug, *_names_in(copy)}
    except Refusal:
        return {slug}


def _names_in(file: SeriesFile) -> set[str]:
    series = file.series
    return {series.slug, fold(series.mark), fold(series.name), fold(series.title)}
