"""The figures of a report below each other, with what each is called in Dutch: documents and sheets show the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from exports.report.pages import Page, Told
from sessions.leefgebieden import Leefgebied
from sessions.reporting.figures import (
    AGES,
    BY_PARTNER,
    COACHES,
    EXTERNAL,
    FINISHED,
    HELD,
    MEASURES,
    NOT_KNOWN,
    QUALIFICATIONS,
    REASONS,
    RESPONSES,
    RESTARTED,
    RUNNING,
    SATISFIED_ONES,
    SEXES,
    STARTED,
    STOPPED,
    WITH_COACH,
    WITH_PLAN,
    Key,
    domain,
    outcomes,
)
from sessions.series import SeriesKind

MEETINGS, TRAJECTS, PROFILE, SATISFACTION, DOMAINS, OUTCOMES, ACTIONS, PARTNERS = (
    *("Bijeenkomsten", "Trajecten", "Wie afrondden", "Tevredenheid", "Leefgebieden", "Uitkomsten", "Acties"),
    "Acties per organisatie",
)
"""The parts of a report, in their order."""

UNKNOWN = "niet bekend"
MEASURE_WORDS = {"made": "gemaakt", "done": "klaar", "late": "te laat", "stalled": "loopt vast", "dropped": "vervallen"}
_PROFILE_WORDS = {"sex": "geslacht", "age_group": "leeftijd bij de start", "start_qualification": "startkwalificatie"}
_ANSWERS = {"yes": "ja", "no": "nee", NOT_KNOWN: UNKNOWN, "<16": "jonger dan 16", "23+": "23 en ouder"}


@dataclass(frozen=True)
class Line:
    """One figure: in which part it stands, about what, and what is counted; `whole` is out of how many, if any.

    `about` is a leefgebied or an organisation, and empty in most parts.
    """

    part: str
    about: str
    what: str
    value: Told
    whole: Told = None
    share: Told = None


def lines_of(page: Page) -> tuple[Line, ...]:
    """Return all figures of a page, part by part."""
    return (
        *(Line(MEETINGS, "", kind_words(key[2]), page.count(key)) for key in sorted(page.counts) if key[:2] == HELD),
        *_trajects(page),
        *(_part(page, PROFILE, profile_words(key), key, FINISHED) for key in (*SEXES, *AGES, *QUALIFICATIONS)),
        *_satisfaction(page),
        *_domains(page),
        *(Line(ACTIONS, "", MEASURE_WORDS[name], page.count(("actions", name))) for name in MEASURES),
        Line(ACTIONS, "", "dagen van afspraak tot klaar (mediaan)", page.median_days),
        *(
            Line(PARTNERS, name, MEASURE_WORDS[measure], page.count((*BY_PARTNER, name, measure)))
            for name in page.partners
            for measure in MEASURES
        ),
    )


def kind_words(kind: str) -> str:
    """Return what a kind of meeting is called."""
    return SeriesKind(kind).label if kind in set(SeriesKind) else kind


def profile_words(key: Key) -> str:
    """Return what a count in the profile is about: `geslacht: vrouw`."""
    _, feature, answer = key
    return f"{_PROFILE_WORDS[feature]}: {_ANSWERS.get(answer, answer)}"


def _part(page: Page, part: str, what: str, key: Key, whole: Key, about: str = "") -> Line:
    """Return a count out of a whole, with its share."""
    return Line(part, about, what, page.count(key), page.count(whole), page.share(key, whole))


def _trajects(page: Page) -> Iterator[Line]:
    yield Line(TRAJECTS, "", "gestart", page.count(STARTED))
    yield _part(page, TRAJECTS, "waarvan opnieuw gestart", RESTARTED, STARTED)
    yield Line(TRAJECTS, "", "lopend op de laatste dag", page.count(RUNNING))
    yield Line(TRAJECTS, "", "afgerond", page.count(FINISHED))
    yield _part(page, TRAJECTS, "waarvan aangemeld door een externe partner", EXTERNAL, FINISHED)
    yield _part(page, TRAJECTS, "waarvan met een trajectplan", WITH_PLAN, FINISHED)
    yield _part(page, TRAJECTS, "waarvan met een coach", WITH_COACH, FINISHED)
    for key, words in zip(COACHES, ("van de eigen organisatie", "van buiten"), strict=True):
        yield _part(page, TRAJECTS, f"een coach {words}", key, WITH_COACH)
    yield Line(TRAJECTS, "", "voortijdig gestopt", page.count(STOPPED))
    for key in REASONS:
        yield _part(page, TRAJECTS, f"gestopt: {key[-1]}", key, STOPPED)


def _satisfaction(page: Page) -> Iterator[Line]:
    yield _part(page, SATISFACTION, "gaf een rapportcijfer", RESPONSES, FINISHED)
    yield _part(page, SATISFACTION, "is tevreden (6 of hoger)", SATISFIED_ONES, RESPONSES)
    yield Line(SATISFACTION, "", "gemiddeld rapportcijfer", page.mean)


def _domains(page: Page) -> Iterator[Line]:
    for one in Leefgebied:
        for name, words in (("asked", "vraag"), ("none", "geen vraag"), ("not_asked", "niet gevraagd")):
            yield _part(page, DOMAINS, words, domain(one, name), FINISHED, one.label)
        yield _part(page, DOMAINS, "bereikt", domain(one, "reached"), domain(one, "asked"), one.label)
    for one in Leefgebied:
        for key in (*outcomes(one, reached=True), *outcomes(one, reached=False)):
            yield _part(page, OUTCOMES, key[-1], key, domain(one, "asked"), one.label)
