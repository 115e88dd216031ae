"""Tips: collected one by one or many at once, put in other words, merged, and what was done with them."""

from collections.abc import Iterable
from dataclasses import replace

from sessions.acts.at_work import session_at_work
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.place import Place
from sessions.roles import Role
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line, clean_prose
from sessions.tips.importing import NewTip, TipsRead
from sessions.tips.sorting import meant_for, merged, remarked, reworded
from sessions.tips.tip import Public, Remark, Tip, Use


def collect_tip(
    file: SeriesFile, place: Place, text: str, sources: tuple[Role, ...] = (), public: Public | None = None
) -> Tip:
    """Keep a tip that is said in a meeting. Raises InvalidInput when there is nothing in it."""
    (tip,) = collect_tips(file, TipsRead((NewTip(text, sources, public),)), place)
    return tip


def collect_tips(file: SeriesFile, read: TipsRead, place: Place | None = None) -> tuple[Tip, ...]:
    """Keep many tips in one act, of a meeting or (None) from outside one; imported toptips come after those there are.

    Raises InvalidInput with the first problem, or when there are no tips; then nothing is kept.
    """
    if place:
        session_at_work(file, place)
    if read.problems:
        raise InvalidInput(read.problems[0])
    if not read.tips or not all(clean_prose(tip.text) for tip in read.tips):
        raise InvalidInput("Er staat nog geen tip. Typ wat er gezegd wordt.", field="tip")
    label = "tip vastgelegd" if len(read.tips) == 1 else f"{len(read.tips)} tips vastgelegd"
    with file.change(label, place=place):
        return tuple(_add(file, tip, place) for tip in _ranked(file, read.tips))


def take_back_tip(file: SeriesFile, place: Place, number: int) -> None:
    """Take away a tip that was typed by mistake. Raises InvalidInput when another tip was merged into it."""
    session_at_work(file, place)
    if file.tips.where(lambda tip: tip.merged_into == number):
        raise InvalidInput(f"In T{number} is een andere tip opgenomen. Maak dat eerst ongedaan.")
    with file.change(f"tip {number} weggehaald", place=place):
        file.tips.remove(number)


def describe_tip(
    file: SeriesFile, place: Place, number: int, *, sources: tuple[Role, ...], public: Public | None
) -> Tip:
    """Say from whom a tip came and for whom it is."""
    session_at_work(file, place)
    tip = file.tips.get(number)
    with file.change(f"bron of doelgroep van tip {number}", place=place):
        return _save_described(file, tip, sources, public)


def correct_tip(
    file: SeriesFile, place: Place, number: int, text: str, *, sources: tuple[Role, ...], public: Public | None
) -> Tip:
    """Put right what was typed wrongly: the text, from whom and for whom, in one act.

    While nobody sorted the tip no first wording is kept of a slip of the keys, which may have been a name. Raises
    InvalidInput when there is nothing in it.
    """
    session_at_work(file, place)
    tip = file.tips.get(number)
    if clean_line(text) != clean_line(tip.text):
        is_new = not (tip.first_text or tip.moment or tip.verdicts)
        tip = validated(Tip, {**dict(tip), "text": text}) if is_new else reworded(tip, text)
    with file.change(f"tip {number} gewijzigd", place=place):
        return _save_described(file, tip, sources, public)


def reword_tip(file: SeriesFile, place: Place, number: int, text: str) -> Tip:
    """Put a tip in other words; the first wording is kept. Raises InvalidInput when there is nothing in it."""
    session_at_work(file, place)
    changed = reworded(file.tips.get(number), text)
    with file.change(f"tip {number} geherformuleerd", place=place):
        return file.tips.save(changed)


def remark_tip(file: SeriesFile, place: Place, number: int, remark: Remark) -> Tip:
    """Put a remark with a tip, or take it off again."""
    session_at_work(file, place)
    changed = remarked(file.tips.get(number), remark)
    with file.change(f"opmerking bij tip {number}", place=place):
        return file.tips.save(changed)


def merge_tips(file: SeriesFile, place: Place, keep: int, double: int) -> Tip:
    """Take a double in by the tip that stays, with its sources. Raises InvalidInput where that cannot be."""
    session_at_work(file, place)
    stays, goes = merged(file.tips.get(keep), file.tips.get(double), session=place.session)
    with file.change(f"tip {double} samengevoegd met tip {keep}", place=place):
        file.tips.save(goes)
        return file.tips.save(stays)


def note_use(file: SeriesFile, number: int, what: str, by: str = "", place: Place | None = None) -> Tip:
    """Note what was done with a toptip, and by whom, today. Raises InvalidInput when that is not said."""
    use = validated(Use, {"what": what, "by": by, "when": file.today()})
    tip = file.tips.get(number)
    with file.change(f"gedaan met tip {number}", place=place):
        return file.tips.save(tip.changed(uses=(*tip.uses, use)))


def _save_described(file: SeriesFile, tip: Tip, sources: tuple[Role, ...], public: Public | None) -> Tip:
    """Inside a change: keep a tip as coming from these sources and meant for this public."""
    file.tips.save(tip.changed(sources=sources))
    for changed in meant_for(file.tips.all(), tip.number, public):
        file.tips.save(changed)
    return file.tips.get(tip.number)


def _add(file: SeriesFile, tip: NewTip, place: Place | None) -> Tip:
    values = {
        "text": tip.text,
        "sources": tip.sources,
        "public": tip.public,
        "session": place.session if place else None,
        "moment": tip.moment,
        "usable": tip.usable,
        "rank": tip.rank,
    }
    return file.tips.add(validated(Tip, values))


def _ranked(file: SeriesFile, tips: Iterable[NewTip]) -> tuple[NewTip, ...]:
    """Return new tips with the place of each toptip after those that are there, in the order they were given."""
    new = tuple(tips)
    last = max((tip.rank or 0 for tip in file.tips.all()), default=0)
    chosen = sorted((tip.rank, place) for place, tip in enumerate(new) if tip.rank is not None)
    ranks = {place: last + order for order, (_, place) in enumerate(chosen, start=1)}
    return tuple(replace(tip, rank=ranks.get(place)) for place, tip in enumerate(new))
