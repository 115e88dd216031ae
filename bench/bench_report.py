"""What the report over a large archive costs, as a ratio to reading the same files with orjson in the same rounds.

The archive has 40 series with 10,000 trajecten and 50,000 actions; then one of half of that, to see that the time
grows with what there is and no faster. A report is what `tafel rapport` makes once it runs, from the files to the
text: all figures as JSON, and once more per gemeente with small counts hidden, as Markdown. The baseline reads each
file and hands it to orjson. Peak memory is what Python asked for beyond what stood before (tracemalloc), measured in a
round of its own, for measuring slows everything down.

Run as `python bench/bench_report.py`; exits 1 when the bar is not met.
"""

import datetime as dt
import sys
import tempfile
import time
import tracemalloc
from collections import deque
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

import orjson

from exports.report.files import ReportForm, report_text
from measuring import compile_bytecode, verdict
from sessions.actions import Action, ActionEvent, Deadline, Owner, Status
from sessions.acts.report import make_report
from sessions.closing import Closing, Coach, Result, StopReason
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.meetings import Session, SessionStatus
from sessions.people import Partner, Person
from sessions.reporting.figures import Per
from sessions.reporting.period import quarter_of
from sessions.series import Series, SeriesKind
from sessions.store.archive import Archive
from sessions.trajects import Question, Sex, Traject

SERIES, TRAJECTS, ACTIONS = 40, 10_000, 50_000
ROUNDS = 5
LIMIT = 6.0
GROWTH_LIMIT = 1.3
"""How many times the ratio of the half archive that of the whole may be: it stays the same where time grows with what
there is. Reading grows so, and in the same rounds; what else the machine does bothers both alike."""
QUARTER = quarter_of(2026, 4)
NOON = dt.time(12, tzinfo=dt.UTC)


def fill(archive: Archive, trajects: int, actions: int) -> None:
    """Make an archive of this size, evenly spread; the same every time."""
    chance = Random(5)
    for place in range(SERIES):
        name = f"Meting {place}"
        series = Series(kind=SeriesKind.VELDTAFEL, name=name, slug=f"meting-{place}", mark="M")
        with archive.create(series) as file, file.change("vullen", undoable=False):
            for number in range(1, 13):
                file.partners.add(Partner(name=f"Organisatie {place % 10} {number}"))
                file.people.add(Person(name=f"Medewerker {number}", partner=number))
            for number in range(8):
                day = dt.date(2026, 1, 15) + dt.timedelta(weeks=6 * number)
                file.sessions.add(Session(kind="veldtafel", date=day, status=SessionStatus.CLOSED, version=1))
            for number in range(1, trajects // SERIES + 1):
                file.trajects.add(a_traject(chance, number))
            for number in range(actions // SERIES):
                file.actions.add(an_action(chance, number, trajects // SERIES))


def a_traject(chance: Random, number: int) -> Traject:
    """Return a traject of this year: three in five finished, one in ten stopped."""
    started = dt.date(2026, 1, 1) + dt.timedelta(days=chance.randrange(200))
    ended = started + dt.timedelta(days=chance.randrange(30, 160))
    questions = tuple(
        Question(leefgebied=key, state=DomainState.QUESTION, words="Ik wil een eigen kamer.", score_now=3, score_goal=7)
        for key in chance.sample(list(Leefgebied), 4)
    )
    end = chance.random()
    return Traject(
        code=f"J-{number}",
        roepnaam="Mila",
        birth_month=f"{chance.randrange(2003, 2011)}-0{chance.randrange(1, 10)}",
        sex=chance.choice(list(Sex)),
        start_qualification=chance.choice([True, False, None]),
        gemeente=f"Gemeente {chance.randrange(30)}",
        external=chance.random() < 0.4,
        started=started,
        going_well="Ik ga elke dag naar school, en met oma gaat het goed. " * 4,
        question="Ik wil een eigen kamer en mijn opleiding afmaken. " * 3,
        questions=questions,
        ended=ended if end < 0.7 else None,
        stop_reason=chance.choice(list(StopReason)) if end < 0.1 else None,
        closing=a_closing(chance, questions) if 0.1 <= end < 0.7 else None,
    )


def a_closing(chance: Random, questions: tuple[Question, ...]) -> Closing:
    """Return what the closing talk gave."""
    asked = {question.leefgebied for question in questions}
    return Closing(
        results=tuple(
            Result(leefgebied=key, state=DomainState.QUESTION, outcome=chance.choice(VOCABULARY[key].outcomes).word)
            if key in asked
            else Result(leefgebied=key, state=DomainState.NO_QUESTION)
            for key in Leefgebied
        ),
        grade=chance.choice([None, 4, 6, 7, 8, 9]),
        coach=Coach(own=chance.random() < 0.5) if chance.random() < 0.8 else None,
        had_plan=chance.random() < 0.9,
    )


def an_action(chance: Random, number: int, trajects: int) -> Action:
    """Return an action of one of the meetings, two in three of them done."""
    session, partner = chance.randrange(1, 9), chance.randrange(1, 13)
    day = dt.date(2026, 1, 15) + dt.timedelta(weeks=6 * (session - 1))
    deadline = Deadline(day=day + dt.timedelta(days=chance.randrange(7, 40)))
    status = chance.choice([Status.DONE, Status.DONE, Status.STUCK, Status.NOT_STARTED])
    moment = dt.datetime.combine(day + dt.timedelta(days=chance.randrange(1, 60)), NOON)
    return Action(
        what="schrijft zich in voor een kamer bij de woonstichting en belt de huisbaas",
        session=session,
        traject=chance.randrange(1, trajects + 1),
        owner=Owner(person=partner, name=f"Medewerker {partner}", organisation=f"Organisatie {number % 10} {partner}"),
        deadline=deadline,
        first_deadline=deadline,
        result="een eigen kamer",
        leefgebied=chance.choice(list(Leefgebied)),
        status=status,
        history=() if status == Status.NOT_STARTED else (ActionEvent(when=moment, session=session, status=status),),
    )


def just_read(folder: Path) -> None:
    """Read every file, and no more than that."""
    for path in sorted(folder.glob("*.json")):
        orjson.loads(path.read_bytes())


def report(archive: Archive, form: ReportForm, per: Per | None) -> str:
    """Make the report of a quarter."""
    return report_text(make_report(archive, (), QUARTER, per), form, hide=form is not ReportForm.JSON)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(works: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return the seconds of each work in each round; they take turns at being first."""
    taken: dict[str, list[float]] = {name: [] for name in works}
    turns = deque(works.items())
    for _ in range(ROUNDS + 1):
        for name, work in turns:
            taken[name].append(timed(work))
        turns.rotate()
    return {name: seconds[1:] for name, seconds in taken.items()}  # the first round fills the system's cache


def peak(work: Callable[[], object]) -> float:
    """Return how many megabytes this has in use at once, at the most."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main() -> int:
    """Measure, print the verdicts, and return the exit code."""
    compile_bytecode()
    met, ratios = True, []
    for share in (1, 2):
        with tempfile.TemporaryDirectory(dir=Path(__file__).parent, prefix=".report-") as name:
            archive = Archive(Path(name))
            fill(archive, TRAJECTS // share, ACTIONS // share)
            works: dict[str, Callable[[], object]] = {
                "plain": partial(just_read, archive.folder),
                "json": partial(report, archive, ReportForm.JSON, None),
                "per": partial(report, archive, ReportForm.MARKDOWN, Per.GEMEENTE),
            }
            taken = measure(works)
            size = sum(path.stat().st_size for path in archive.folder.glob("*.json")) / 1e6
            what = f"{TRAJECTS // share} trajecten and {ACTIONS // share} actions in {SERIES} series, {size:.0f} MB"
            met &= verdict(f"report over {what}", taken["json"], taken["plain"], LIMIT)
            met &= verdict("the same per gemeente, small counts hidden", taken["per"], taken["plain"], LIMIT)
            print(f"peak memory: {peak(works['json']):.1f} MB, just reading {peak(works['plain']):.1f} MB", flush=True)
            ratios.append(median(taken["json"]) / median(taken["plain"]))
    growth = ratios[0] / ratios[1]
    print(f"twice as much: the ratio is {growth:.2f} times that of the half, at most {GROWTH_LIMIT}: ", end="")
    print("met" if growth <= GROWTH_LIMIT else "NOT MET")
    return 0 if met and growth <= GROWTH_LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
