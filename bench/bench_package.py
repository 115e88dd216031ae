"""What documents cost: the package of one meeting, and a thousand minutes as Markdown.

The meeting has 5 jongeren and 12 partners, each of which promised something for each jongere. A package is what
`tafel pakket` does once it runs: read the file, make every document, write them into one folder. The thousand minutes
are those for intern use of 25 meetings in each of 40 series. Both are told as a ratio to reading the same files with
orjson in the same rounds. Peak memory is what Python asked for beyond what stood before (tracemalloc), measured in a
round of its own, for measuring slows everything down.

Run as `python bench/bench_package.py`; exits 1 when a bar is not met.
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

import orjson

from exports.audiences import Audience
from exports.minutes import minutes_for
from exports.rendering.files import Form
from exports.rendering.markdown import to_markdown
from measuring import compile_bytecode, verdict
from sessions.actions import Deadline, Owner
from sessions.acts.actions import Promise, promise_action
from sessions.acts.gather import record_of
from sessions.acts.meeting import close_meeting, enter_meeting, go_to_step
from sessions.acts.people import add_people, read_people
from sessions.acts.planning import plan_meeting
from sessions.acts.prepare import add_jongere, create_series
from sessions.acts.sharing import agree_sharing
from sessions.leefgebieden import Leefgebied
from sessions.meetings import StepKind
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.sharing import Scope
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from tafel.sending.packages import gather_package, write_package

JONGEREN, PARTNERS = 5, 12
SERIES, MEETINGS = 40, 25
ROUNDS = 3
LIMITS = {Form.MARKDOWN: 1_500.0, Form.WORD: 1_600.0}
"""A meeting is read in a third of a millisecond; out of it come 70 files, of which Word and Excel are zipped XML."""
MINUTES_LIMIT = 60.0
"""What one page of minutes costs in milliseconds is told too; this holds that it does not grow unseen."""


def fill(file: SeriesFile) -> None:
    """Hold one meeting: each partner promises something for each jongere, and half of them read everything."""
    rows = "\n".join(
        f"Medewerker {number} Bos; Organisatie {number}; wonen; m{number}@example.nl; 0223 {number:06}"
        for number in range(1, PARTNERS + 1)
    )
    add_people(file, read_people(rows))
    jongeren = [
        add_jongere(
            file,
            code=f"J-{number}",
            roepnaam=("Mila", "Sem", "Noor", "Tim", "Lina")[number % JONGEREN],
            contact="Medewerker 1 Bos",
            brings=list(Leefgebied)[:4],
        ).number
        for number in range(JONGEREN)
    ]
    plan_meeting(file, day=file.today(), start="13:30", agenda=jongeren)
    enter_meeting(file, 1)
    due = Deadline(day=file.today() + dt.timedelta(days=14))
    for jongere in jongeren:
        step = next(
            step for step in file.sessions.get(1).steps if step.kind == StepKind.ACTIONS and step.traject == jongere
        )
        place = Place(1, step.id, jongere)
        go_to_step(file, 1, step.id)
        for person in range(1, PARTNERS + 1):
            owner = Owner(person=person, name=f"Medewerker {person} Bos", organisation=f"Organisatie {person}")
            what = "schrijft Mila in voor een kamer bij de woonstichting en belt de huisbaas van Sem"
            promise_action(
                file,
                place,
                Promise(what, owner, due, result="een eigen kamer", leefgebied=Leefgebied.WONEN),
            )
            if person % 2:
                agree_sharing(file, jongere, person, Scope.ALL)
    close_meeting(file, 1)


def hold_again(file: SeriesFile, times: int) -> None:
    """Keep the closed meeting so many times more, each under its own number."""
    session, snapshot = file.sessions.get(1), file.snapshots.get(1)
    with file.change("vullen", undoable=False):
        for _ in range(times):
            kept = file.sessions.add(session.changed(number=0, uid=session.uid))
            record = snapshot.record.changed(session=kept)
            file.snapshots.add(snapshot.changed(number=0, session=kept.number, record=record))


def package(archive: Archive, slug: str, form: Form, folder: Path) -> None:
    """Make the package of the meeting, as the command does."""
    with archive.read(slug) as file:
        made = gather_package(file, 1, form)
    write_package(made, folder)


def minutes(archive: Archive) -> None:
    """Make the minutes of every meeting in the archive."""
    count = 0
    for slug in archive.slugs():
        with archive.read(slug) as file:
            for session in file.sessions.all():
                for document in minutes_for(record_of(file, session.number), Audience.INTERN):
                    to_markdown(document)
                    count += 1
    assert count == SERIES * MEETINGS, count


def just_read(folder: Path) -> None:
    """Read every file, and no more than that."""
    for path in folder.glob("*.json"):
        orjson.loads(path.read_bytes())


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that this takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def measure(works: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return the seconds of each round; the works take turns at being first."""
    for work in works.values():
        work()
    taken: dict[str, list[float]] = {name: [] for name in works}
    turns = deque(works.items())
    for _ in range(ROUNDS):
        for name, work in turns:
            taken[name].append(timed(work))
        turns.rotate()
    return taken


def peak(work: Callable[[], object]) -> float:
    """Return the megabytes that this asks for at most."""
    tracemalloc.start()
    work()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / 1e6


def main() -> int:
    """Measure, print the verdicts, and return the exit code."""
    compile_bytecode()
    met = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, many = Archive(folder / "een"), Archive(folder / "veel")
        with create_series(one, SeriesKind.VELDTAFEL, "Meting") as file:
            fill(file)
            slug = file.slug
        for form, limit in LIMITS.items():
            work = partial(package, one, slug, form, folder / "uit")
            taken = measure({"package": work, "read": partial(just_read, one.folder)})
            met &= verdict(f"package as {form}", taken["package"], taken["read"], limit)
            print(f"  peak memory {peak(work):.1f} MB")
        for number in range(SERIES):
            with create_series(many, SeriesKind.VELDTAFEL, f"Meting {number}") as file:
                fill(file)
                hold_again(file, MEETINGS - 1)
        work = partial(minutes, many)
        taken = measure({"minutes": work, "read": partial(just_read, many.folder)})
        met &= verdict(f"{SERIES * MEETINGS} minutes as md", taken["minutes"], taken["read"], MINUTES_LIMIT)
        print(f"  peak memory {peak(work):.1f} MB")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
