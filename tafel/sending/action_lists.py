"""Which actions `tafel acties` lists: the series and the reader that are meant, and keeping that a list was made."""

from collections.abc import Callable, Iterable, Sequence

from exports.action_list.lines import owner_names
from exports.action_list.product import ActionList
from exports.action_list.wanted import Wanted
from sessions.acts.finding import find_series
from sessions.acts.gather_standing import standing_of
from sessions.acts.opening import Archive, DamagedFile, read_series
from sessions.errors import Missing
from sessions.standing import Standing
from sessions.text import clean_line, fold
from tafel.outgoing.leaving import note_in_passing

_NAMED = 12
"""So many names are told of those that a user can choose from."""


def list_of(
    archive: Archive, series: Sequence[str], wanted: Wanted, *, skipped: Callable[[str], None] = lambda _: None
) -> ActionList:
    """Return the list of the actions in these series, of all in the archive where none is named.

    The names in `wanted` are completed from what stands in the series (`zee` is Woonstichting Zeewijk). A damaged file
    stops a list only where it was named itself; else its message goes to `skipped`. Raises a Refusal when there is no
    such series, or nobody of that name in them.
    """
    slugs = dict.fromkeys(find_series(archive, word) for word in series)
    standings = tuple(_standings(archive, tuple(slugs) or archive.slugs(), None if slugs else skipped))
    if not standings:
        raise Missing("Er zijn nog geen reeksen in dit archief. Maak er een met: tafel nieuw veldtafel NAAM")
    return ActionList(standings, completed(standings, wanted))


def completed(standings: Sequence[Standing], wanted: Wanted) -> Wanted:
    """Return what is wanted with whole names. Raises Missing for nobody of that name, or more than one."""
    organisation = owner = ""
    if wanted.organisation:
        organisation = find_name(wanted.organisation, organisations_in(standings), "organisatie")
    if wanted.owner:
        owner = find_name(wanted.owner, owners_in(standings), "eigenaar van een actie")
    return Wanted(owner, organisation, wanted.only, wanted.per)


def organisations_in(standings: Iterable[Standing]) -> tuple[str, ...]:
    """Return the organisations of these series, each once, by name."""
    return _once(partner.name for standing in standings for partner in standing.record.partners)


def owners_in(standings: Iterable[Standing]) -> tuple[str, ...]:
    """Return who has an action in these series, each once, by name; a jongere has a trajectplan instead."""
    return _once(
        name
        for standing in standings
        for action in standing.record.actions
        for name in owner_names(standing.record, action)
    )


def note_list(archive: Archive, made: ActionList, form: str) -> str:
    """Keep in every series that it is about that a list was made; return as `note_sent` does."""
    troubles = []
    for standing in made.series:
        slug = standing.record.series.slug
        if sent := made.sent_of(slug):
            troubles.append(note_in_passing(archive, slug, [(sent, form)]))
    return "\n".join(filter(None, troubles))


def _standings(archive: Archive, slugs: Iterable[str], skipped: Callable[[str], None] | None) -> Iterable[Standing]:
    for slug in slugs:
        try:
            with read_series(archive, slug) as file:
                yield standing_of(file)
        except DamagedFile as damaged:
            if skipped is None:
                raise
            skipped(f"{slug} is overgeslagen. {damaged}")


def find_name(typed: str, known: Sequence[str], what: str) -> str:
    """Return the one name that is typed in full, or of which a word begins so.

    Raises Missing, with the names there are, for none or more than one; `what` says what they are names of.
    """
    wanted = fold(typed)
    exact = [name for name in known if fold(name) == wanted]
    begun = [name for name in known if wanted and f" {wanted}" in f" {fold(name)}"]
    found = exact or begun
    if len(found) == 1:
        return found[0]
    if found:
        raise Missing(f"‘{clean_line(typed)}’ past bij meer namen: {_told(found)}. Typ er meer letters van.")
    choice = f"Deze zijn er: {_told(known)}." if known else "Er zijn er nog geen in deze reeksen."
    raise Missing(f"Er is geen {what} die ‘{clean_line(typed)}’ heet of zo begint. {choice}")


def _told(names: Sequence[str]) -> str:
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" en nog {more}" if more > 0 else "")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({fold(name): name for name in names if name}.values(), key=fold))
