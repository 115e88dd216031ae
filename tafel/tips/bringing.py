"""What `tafel importeer tips` does and says: a file of tips into a community of practice, all of them or none."""

import sys
from collections.abc import Iterator

from sessions.acts.finding import find_series
from sessions.acts.opening import Archive, SeriesFile, open_series, read_series
from sessions.acts.tips import collect_tips
from sessions.errors import InvalidInput, Refusal
from sessions.series import SeriesKind
from sessions.tips.doubles import already_there
from sessions.tips.importing import TipsRead
from tafel.bringing.files import STDIN
from tafel.bringing.told import Brought
from tafel.tips.files import read_tips_at, read_tips_from
from tafel.tips.sentences import kept_words


class TipsWrong(Refusal):
    """Some lines of a file are wrong, so that none of it was kept."""


def bring_in(archive: Archive, name: str, series: str, *, trial: bool) -> Brought:
    """Keep the tips of a file (`-`: of standard input) in one act; as a trial nothing is kept.

    Raises a Refusal with every line that is wrong, or when there is no such series or file.
    """
    slug = find_series(archive, series)
    with read_series(archive, slug) if trial else open_series(archive, slug) as file:
        _check_kind(file)
        read = read_tips_from(sys.stdin.buffer) if name == STDIN else read_tips_at(name)
        _check(read)
        notes = tuple(_notes(read, file))
        if trial:
            count = "1 tip" if len(read.tips) == 1 else f"{len(read.tips)} tips"
            return Brought(f"Proef: {count} te lezen voor {file.series.title}. Er is niets vastgelegd.", notes)
        return Brought(f"{file.series.title}: {kept_words(collect_tips(file, read))}.", notes)


def _check_kind(file: SeriesFile) -> None:
    if file.series.kind != SeriesKind.COP:
        raise InvalidInput(
            f"{file.series.title} is geen community of practice en heeft dus geen tips. Er is niets ingelezen. "
            "Kies een andere reeks met --tafel."
        )


def _check(read: TipsRead) -> None:
    if read.problems:
        lines = "Deze regel klopt" if len(read.problems) == 1 else f"Deze {len(read.problems)} regels kloppen"
        raise TipsWrong("\n".join((f"{lines} niet. Er is niets ingelezen.", *read.problems)))
    if not read.tips:
        raise InvalidInput("Er staat geen tip in dit bestand. Er is niets ingelezen.")


def _notes(read: TipsRead, file: SeriesFile) -> Iterator[str]:
    """Yield what is there more than once; that is allowed, for tips can be merged."""
    for text in read.doubles:
        yield f"Staat er meer dan één keer in: {text}"
    for tip in already_there((tip.text for tip in read.tips), file.tips.all()):
        yield f"Staat al in de reeks als {tip.label}: {tip.text}"
