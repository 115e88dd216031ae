"""Preparing: a series, and a jongere."""

from collections.abc import Sequence
from typing import TypedDict, Unpack

from sessions.acts.directory import read_directory
from sessions.acts.people import person_called
from sessions.acts.question import save_consented
from sessions.acts.retention import check_not_past
from sessions.addiction import check_recordable
from sessions.consents import Consent
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.people import same_name
from sessions.place import Place
from sessions.series import ESCALATION, Series, SeriesKind, mark_of, read_mark, slug_of
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line, fold
from sessions.trajects import Companion, Question, Sex, Traject


def create_series(
    archive: Archive,
    kind: SeriesKind,
    name: str,
    *,
    region: str = "",
    place: str = "",
    rhythm_weeks: int = 6,
    mark: str = "",
    escalation: Sequence[str] = ESCALATION,
) -> SeriesFile:
    """Make a new series and return its open file; without a `mark` its short mark is made from the name.

    Raises InvalidInput where a field does not fit, SeriesExists on a double.
    """
    name = _series_name(kind, name)
    return archive.create(
        validated(
            Series,
            {
                "kind": kind,
                "name": name,
                "slug": _free_slug(archive, slug_of(f"{kind} {name}")),
                "mark": read_mark(mark) or mark_of(name),
                "region": region,
                "place": place,
                "rhythm_weeks": rhythm_weeks,
                "escalation": tuple(escalation),
            },
        )
    )


def change_series(
    archive: Archive,
    file: SeriesFile,
    *,
    name: str,
    region: str,
    place: str,
    rhythm_weeks: int,
    mark: str,
    escalation: Sequence[str],
    focus: str = "",
) -> Series:
    """Change what a series is called and how it works; its file keeps its name, and without a `focus` that stays.

    Raises InvalidInput where a field does not fit, and when another series has that name.
    """
    series = file.series.changed(
        name=_series_name(file.series.kind, name),
        region=region,
        place=place,
        rhythm_weeks=rhythm_weeks,
        mark=read_mark(mark) or mark_of(clean_line(name)),
        escalation=tuple(escalation),
    )
    if clean_line(focus):
        series = series.with_focus(focus, file.today())
    for other in read_directory(archive, but=file.slug).series:
        if same_name(other.title, series.title):
            raise InvalidInput(f"Er is al een reeks ‘{other.title}’. Kies een andere naam.", field="naam")
    with file.change("reeks gewijzigd"):
        file.save_series(series)
    return series


def _series_name(kind: SeriesKind, name: str) -> str:
    """Return the name without what kind of series it is: that stands before it everywhere."""
    name = clean_line(name)
    words = name.split(maxsplit=len(kind.label.split()))
    if len(words) > len(kind.label.split()) and same_name(" ".join(words[:-1]), kind.label):
        name = words[-1]
    if not name:
        raise InvalidInput("Geef de reeks een naam, bijvoorbeeld Kop van Noord-Holland.", field="naam")
    return name


def _free_slug(archive: Archive, slug: str) -> str:
    """Return a slug that no file has: names that differ only far on, or in their signs, come out the same."""
    taken = set(archive.slugs())
    return next(free for free in (slug, *(f"{slug}-{count}" for count in range(2, 1000))) if free not in taken)


class Profile(TypedDict, total=False):
    """What may be known of a jongere besides who it is; each field as in Traject."""

    sex: Sex | None
    start_qualification: bool | None
    gemeente: str
    care_organisation: str
    put_forward_by: str
    external: bool
    around: tuple[Companion, ...]


def add_jongere(
    file: SeriesFile,
    *,
    code: str,
    roepnaam: str,
    birth_month: str = "",
    youth_worker: str = "",
    contact: str = "",
    brings: Sequence[Leefgebied] = (),
    consents: Sequence[Consent] = (),
    **profile: Unpack[Profile],
) -> Traject:
    """Add a jongere with the leefgebieden that he or she brings; the two professionals are given by name.

    Raises InvalidInput when the code is taken, when a field does not fit, and when verslaving is brought without a yes
    among the `consents`; then nothing is added.
    """
    _refuse_double_code(file, code)
    with file.change("jongere toegevoegd"):
        traject = validated(
            Traject,
            {
                "code": code,
                "roepnaam": roepnaam,
                "birth_month": birth_month,
                "youth_worker": _professional(file, youth_worker),
                "contact": _professional(file, contact),
                "started": file.today(),
                "questions": tuple(
                    Question(leefgebied=key, state=DomainState.QUESTION) for key in dict.fromkeys(brings)
                ),
                "consents": tuple(consents),
                **profile,
            },
        )
        check_recordable(traject, *brings)
        return file.trajects.add(traject)


def change_jongere(
    file: SeriesFile,
    number: int,
    *,
    code: str,
    roepnaam: str,
    birth_month: str,
    youth_worker: str,
    contact: str,
    brings: Sequence[Leefgebied],
    consents: Sequence[Consent] = (),
    **profile: Unpack[Profile],
) -> Traject:
    """Change what is known of a jongere; `consents` are added to those that were given before.

    A leefgebied that is no longer among `brings` is closed: with what was said in it, it becomes niet besproken and
    keeps its words and scores. Raises as `add_jongere` does.
    """
    _refuse_double_code(file, code, but=number)
    check_not_past(file, number)
    with file.change("gegevens van een jongere gewijzigd", place=Place(session=0, traject=number)):
        before = file.trajects.get(number)
        traject = before.changed(
            code=code,
            roepnaam=roepnaam,
            birth_month=birth_month,
            youth_worker=_professional(file, youth_worker),
            contact=_professional(file, contact),
            questions=_questions(before, brings),
            consents=(*before.consents, *consents),
            **profile,
        )
        check_recordable(traject, *brings)
        return save_consented(file, traject)


def left_out(traject: Traject, brings: Sequence[Leefgebied]) -> tuple[Leefgebied, ...]:
    """Return the leefgebieden that would no longer be asked about, though something was said in them."""
    return tuple(
        question.leefgebied
        for question in traject.questions
        if question.state == DomainState.QUESTION and question.leefgebied not in brings and question.answered
    )


def _questions(before: Traject, brings: Sequence[Leefgebied]) -> tuple[Question, ...]:
    """Return the questions of a jongere who brings these leefgebieden, in that order, then the others that stand."""
    brought = tuple(
        (before.question_in(key) or Question(leefgebied=key)).changed(state=DomainState.QUESTION)
        for key in dict.fromkeys(brings)
    )
    others = (question for question in before.questions if question.leefgebied not in brings)
    closed = left_out(before, brings)
    return (
        *brought,
        *(
            question.changed(state=DomainState.NOT_DISCUSSED) if question.leefgebied in closed else question
            for question in others
            if question.leefgebied in closed or question.state != DomainState.QUESTION
        ),
    )


def code_in_use(file: SeriesFile, code: str, but: int = 0) -> bool:
    """Whether a jongere of this series, other than the one with the number `but`, has this code."""
    return any(traject.number != but and fold(traject.code) == fold(code) for traject in file.trajects.all())


def _refuse_double_code(file: SeriesFile, code: str, but: int = 0) -> None:
    if code_in_use(file, code, but):
        raise InvalidInput(f"De code {clean_line(code).upper()} is al in gebruik. Kies een andere code.", field="code")


def _professional(file: SeriesFile, name: str) -> int | None:
    """Inside a change: return the number of the person with this name, None for no name."""
    return person_called(file, name).number if clean_line(name) else None


def next_code(file: SeriesFile) -> str:
    """Return a code that is still free, one after the highest of the form `J-07`."""
    numbers = [int(traject.code[2:]) for traject in file.trajects.all() if traject.code[2:].isdigit()]
    return f"J-{max(numbers, default=0) + 1:02d}"
