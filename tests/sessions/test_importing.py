"""What comes into a series out of a table of trajecten, partners or acties, and what is refused."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sessions.actions import Deadline, Firmness, Owner, Status
from sessions.acts.importing import ImportKind, import_reader, keep_import
from sessions.acts.prepare import create_series
from sessions.closing import AgeGroup, StopReason
from sessions.consents import Consenter, ConsentSubject
from sessions.errors import InvalidInput
from sessions.importing.findings import Findings
from sessions.importing.trajects import COLUMNS, read_trajects
from sessions.leefgebieden import VOCABULARY, DomainState, Leefgebied
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.trajects import Sex, Stage, Traject

EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
TODAY = dt.date(2026, 11, 26)
TRAJECTS, PARTNERS, ACTIONS = ImportKind


def bring(file: SeriesFile, kind: ImportKind, text: str | bytes) -> tuple[str, ...]:
    """Bring a table in, and return what is good to know."""
    data = text if isinstance(text, bytes) else text.encode()
    read = import_reader(file, kind)(data, lambda _: None)
    keep_import(file, read)
    return read.findings.notes


def problems(file: SeriesFile, kind: ImportKind, text: str) -> list[tuple[int, str]]:
    """Return the line and column of all that is wrong."""
    read = import_reader(file, kind)(text.encode(), lambda _: None)
    return [(problem.line, problem.column) for problem in read.findings.problems]


def read(text: str) -> Findings[Traject]:
    return read_trajects(text.encode(), today=TODAY)


def one(**cells: str) -> Traject:
    """Return the traject of a line with these cells."""
    found = {"code": "J-1", "start": "2026-02-01", **cells}
    findings = read(f"{';'.join(found)}\n{';'.join(found.values())}\n")
    assert not findings.problems
    return findings.found[0]


def wrong(**cells: str) -> list[str]:
    """Return the columns that are wrong in a line with these cells."""
    found = {"code": "J-1", "start": "2026-02-01", **cells}
    return [problem.column for problem in read(f"{';'.join(found)}\n{';'.join(found.values())}\n").problems]


# The examples of the handleiding


def test_the_examples_come_in_one_after_the_other(table: SeriesFile) -> None:
    for kind in (PARTNERS, TRAJECTS, ACTIONS):
        bring(table, kind, (EXAMPLES / f"{kind}.csv").read_bytes())
    stages = {traject.code: traject.stage for traject in table.trajects.all()}
    assert [stages[f"J-{number}"] for number in range(21, 25)] == [
        Stage.RUNNING,
        Stage.FINISHED,
        Stage.STOPPED,
        Stage.FINISHED,
    ]
    assert [action.status for action in table.actions.all()] == [
        Status.BUSY,
        Status.NOT_STARTED,
        Status.NOT_STARTED,
        Status.DONE,
        Status.DROPPED,
    ]
    karin = next(person for person in table.people.all() if person.name == "Karin de Wit")
    assert table.actions.get(1).owner == Owner(
        person=karin.number, name="Karin de Wit", organisation="Woonstichting Zeewijk"
    )


@pytest.mark.parametrize("kind", ImportKind)
def test_an_example_names_every_column(kind: ImportKind) -> None:
    from sessions.importing import actions, partners, trajects

    columns = {TRAJECTS: trajects.COLUMNS, PARTNERS: partners.COLUMNS, ACTIONS: actions.COLUMNS}[kind]
    header = (EXAMPLES / f"{kind}.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.split(";") == [column.name for column in columns]
    book = (EXAMPLES.parent / "handleiding.md").read_text(encoding="utf-8")
    assert all(f"`{column.name}`" in book for column in columns)


# Trajecten


def test_a_finished_traject_is_closed_with_all_nine_leefgebieden() -> None:
    traject = one(
        einde="1-9-2026",
        coach="Karin",
        coach_van="extern",
        rapportcijfer="8,0",
        wonen="Eigen Woonruimte",
        werk="open",
        netwerk="niet gevraagd",
        overig="",
    )
    assert (traject.stage, traject.roepnaam) == (Stage.FINISHED, "J-1")
    closing = traject.closing
    assert closing
    assert [result.leefgebied for result in closing.results] == list(Leefgebied)
    told = {result.leefgebied: (result.state, result.outcome) for result in closing.results}
    assert told[Leefgebied.WONEN] == (DomainState.QUESTION, "eigen woonruimte")
    assert told[Leefgebied.WERK] == (DomainState.QUESTION, "")
    assert told[Leefgebied.NETWERK] == (DomainState.NOT_DISCUSSED, "")
    assert told[Leefgebied.OVERIG] == (DomainState.NO_QUESTION, "")
    assert told[Leefgebied.ONDERWIJS] == (DomainState.NOT_DISCUSSED, ""), "a column that is not there was not asked"
    assert closing.coach
    assert (closing.coach.name, closing.coach.own, closing.grade, closing.had_plan) == ("Karin", False, 8, True)
    assert traject.asked == (Leefgebied.WONEN, Leefgebied.WERK)


def test_with_a_reason_it_stopped_and_without_a_question_there_was_no_plan() -> None:
    stopped = one(einde="1-9-2026", reden_gestopt="Wil geen hulp", wonen="open")
    assert (stopped.stage, stopped.stop_reason, stopped.closing) == (Stage.STOPPED, StopReason.NO_HELP_WANTED, None)
    finished = one(einde="1-9-2026", wonen="")
    assert finished.closing
    assert not finished.closing.had_plan


def test_a_result_of_what_did_not_finish_is_left_out_and_told() -> None:
    findings = read(
        "code;start;einde;reden_gestopt;wonen;werk;coach\nJ-1;1-2-2026;;;open;;\n"
        "J-2;1-2-2026;;;woont thuis;;ja\nJ-3;1-2-2026;1-9-2026;anders;open;;Karin\n"
    )
    assert [traject.closing for traject in findings.found] == [None, None, None]
    first, second, _ = findings.found
    assert first.stage == Stage.RUNNING
    assert [question.state for question in first.questions] == [DomainState.QUESTION, DomainState.NO_QUESTION]
    assert second.asked == (Leefgebied.WONEN,)
    assert findings.notes[0].startswith("Regel 3 en 4: een uitkomst, coach of rapportcijfer bij een traject dat niet")


def test_an_end_still_to_come_is_told() -> None:
    assert "einde ligt na vandaag" in read("code;start;einde\nJ-1;1-2-2026;1-2-2027\n").notes[0]


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"einde": "1-1-2026"}, ["einde"]),
        ({"reden_gestopt": "anders"}, ["reden_gestopt"]),
        ({"start": "1-1-2126"}, ["start"]),
        ({"geboortemaand": "1-2-2009"}, ["geboortemaand"]),
        ({"geboortemaand": "2009-02-01"}, ["geboortemaand"]),
        ({"geboortemaand": "01-02-09"}, ["geboortemaand"]),
        ({"geboortemaand": "mrt 2026"}, ["geboortemaand"]),
        ({"geboortemaand": "2030-01"}, ["geboortemaand"]),
        ({"coach": "nee", "coach_van": "eigen"}, ["coach_van"]),
        ({"verslaving": "open", "toestemming": "nee"}, ["verslaving"]),
        ({"verslaving": "hulp", "toestemming": "Nee"}, ["verslaving"]),
        ({"toestemming": "misschien"}, ["toestemming"]),
        ({"wonen": "mbo", "rapportcijfer": "7,5"}, ["wonen", "rapportcijfer"]),
        ({"code": "te lange code 12345"}, ["code"]),
        ({"roepnaam": "x" * 501}, ["roepnaam"]),
    ],
)
def test_what_does_not_fit_is_refused_by_its_column(cells: dict[str, str], columns: list[str]) -> None:
    assert sorted(wrong(**cells)) == sorted(columns)


def test_the_day_of_birth_is_not_repeated() -> None:
    (problem,) = read("code;start;geboortemaand\nJ-1;1-2-2026;17-3-2009\n").problems
    assert "17" not in str(problem)
    assert "de dag bewaart tafel niet" in str(problem)


@pytest.mark.parametrize("month", ["2009-02", "02-2009", "feb 2009", "februari 2009", "2/2009", "feb-09"])
def test_the_month_of_birth_goes_before_the_age_group(month: str) -> None:
    traject = one(geboortemaand=month, leeftijdsgroep="18-23")
    assert (traject.birth_month, traject.age_group) == ("2009-02", None)


@pytest.mark.parametrize(
    ("word", "group"),
    [("16-18", AgeGroup.FROM_16), ("18 – 23", AgeGroup.FROM_18), ("<16", AgeGroup.YOUNGER), ("23+", AgeGroup.OLDER)],
)
def test_an_age_group_stands_where_there_is_no_month(word: str, group: AgeGroup) -> None:
    assert one(leeftijdsgroep=word).age_group == group


def test_a_yes_is_kept_with_verslaving_where_that_is_filled_in() -> None:
    traject = one(toestemming="ja", verslaving="open", geboortemaand="2012-01")
    assert [(consent.subject, consent.given, consent.by) for consent in traject.consents] == [
        (ConsentSubject.TABLE, True, Consenter.BOTH),
        (ConsentSubject.ADDICTION, True, Consenter.BOTH),
    ]
    assert [consent.subject for consent in one(toestemming="nee").consents] == [ConsentSubject.TABLE]
    assert one(verslaving="").questions == (), "without a yes nothing is kept of verslaving"
    findings = read("code;start;verslaving\nJ-1;1-2-2026;open\n")
    assert not findings.found[0].consents
    assert "zonder toestemming" in findings.notes[0]


def test_other_columns_say_what_they_say() -> None:
    traject = one(
        roepnaam="'=Noor",
        geslacht="v",
        startkwalificatie="nee",
        gemeente="Den Helder",
        organisatie="De Wiek",
        aangemeld_door="Het Baken",
        extern="ja",
    )
    assert (traject.roepnaam, traject.sex, traject.start_qualification) == ("=Noor", Sex.WOMAN, False)
    assert (traject.gemeente, traject.care_organisation) == ("Den Helder", "De Wiek")
    assert (traject.put_forward_by, traject.external) == ("Het Baken", True)
    assert one().start_qualification is None


def test_a_code_is_there_once(table: SeriesFile) -> None:
    text = "code;start\nj-07;1-2-2026\nJ-30;1-2-2026\nj-30;1-2-2026\n"
    found = import_reader(table, TRAJECTS)(text.encode(), lambda _: None).findings.problems
    assert [str(problem) for problem in found] == [
        "Regel 2, kolom code, “j-07”: deze code staat al in de reeks.",
        "Regel 4, kolom code, “j-30”: deze code staat ook op regel 3.",
    ]


def test_all_of_a_file_is_one_act_that_can_be_undone(table: SeriesFile) -> None:
    before = table.trajects.all()
    bring(table, TRAJECTS, "code;start\nJ-30;1-2-2026\nJ-31;1-2-2026\n")
    assert [traject.number for traject in table.trajects.all()] == [1, 2, 3, 4]
    reread = Archive(table.path.parent).read(table.slug)
    assert reread.trajects.all() == table.trajects.all(), "memory and disk say the same"
    table.undo()
    assert table.trajects.all() == before
    table.redo()
    assert table.trajects.get(4).code == "J-31"


def test_nothing_is_kept_of_a_file_with_a_problem(table: SeriesFile) -> None:
    before, content = table.trajects.all(), table.path.read_bytes()
    with pytest.raises(InvalidInput, match="Regel 3"):
        bring(table, TRAJECTS, "code;start\nJ-30;1-2-2026\nJ-31;ooit\n")
    assert (table.trajects.all(), table.path.read_bytes()) == (before, content)


def test_a_header_alone_is_nothing_to_bring_in(table: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="geen regel onder de kop"):
        bring(table, TRAJECTS, "code;start\n\n")


def test_a_community_of_practice_has_no_trajecten(tmp_path: Path) -> None:
    with (
        create_series(Archive(tmp_path / "cop"), SeriesKind.COP, "Samen") as file,
        pytest.raises(InvalidInput, match="geen trajecten"),
    ):
        import_reader(file, TRAJECTS)


def outcomes(key: Leefgebied) -> st.SearchStrategy[str]:
    return st.sampled_from(["", "open", "niet gevraagd", *(outcome.word for outcome in VOCABULARY[key].outcomes)])


ROWS = st.fixed_dictionaries({
    "roepnaam": st.text(st.characters(categories=["L", "Zs", "P"]), min_size=1, max_size=9).map(str.strip),
    "geboortemaand": st.sampled_from(["", "2009-02", "2006-12"]),
    "geslacht": st.sampled_from(["", *Sex]),
    "extern": st.sampled_from(["", "ja", "nee"]),
    "start": st.dates(dt.date(2020, 1, 1), dt.date(2025, 1, 1)).map(str),
    "einde": st.just("") | st.dates(dt.date(2025, 1, 1), dt.date(2026, 1, 1)).map(str),
    "coach_van": st.sampled_from(["", "eigen", "extern"]),
    "rapportcijfer": st.just("") | st.integers(1, 10).map(str),
    **{key.value: outcomes(key) for key in Leefgebied},
})


@settings(max_examples=40)
@given(st.lists(ROWS, min_size=1, max_size=4), st.sampled_from([";", ",", "\t"]))
def test_what_a_writer_of_csv_writes_is_read_back(rows: list[dict[str, str]], delimiter: str) -> None:
    written = io.StringIO(newline="")
    writer = csv.DictWriter(written, [column.name for column in COLUMNS], delimiter=delimiter)
    writer.writeheader()
    writer.writerows({"code": f"J-{number}", **row} for number, row in enumerate(rows))
    findings = read(written.getvalue())
    assert not findings.problems
    for traject, row in zip(findings.found, rows, strict=True):
        assert (traject.started.isoformat(), str(traject.ended or "")) == (row["start"], row["einde"])
        assert (traject.birth_month, traject.sex or "") == (row["geboortemaand"], row["geslacht"])
        asked = tuple(key for key in Leefgebied if row[key] not in {"", "niet gevraagd"})
        assert traject.asked == asked
        assert (traject.closing is None) == (not row["einde"])
        results = traject.closing.results if traject.closing else ()
        said = {result.leefgebied: result.outcome for result in results if result.outcome}
        assert said == {key: row[key] for key in asked if row[key] != "open" and row["einde"]}
        assert Traject.model_validate(traject.model_dump(mode="json")) == traject


# Partners


def test_partners_come_in_or_are_added_to(table: SeriesFile) -> None:
    notes = bring(
        table,
        PARTNERS,
        "Organisatie;Leefgebieden;Contactpersoon;Telefoon;Mag beslissen\n"
        "woonstichting ZEEWIJK;geld;karin de wit;;ja\n"
        "Woonstichting Zeewijk;;Els Bakker;06-1;\n"
        "Het Baken;werk, school;;;\n",
    )
    assert notes[0].startswith("Regel 2 en 3: deze organisatie staat al in de reeks.")
    zeewijk, _, baken = table.partners.all()
    assert zeewijk.leefgebieden == (Leefgebied.WONEN, Leefgebied.FINANCIEN)
    assert baken.leefgebieden == (Leefgebied.WERK, Leefgebied.ONDERWIJS)
    karin, _, els, *_ = table.people.all()
    assert (karin.email, karin.phone, karin.may_decide) == ("karin@example.nl", "06-00000001", True)
    assert (els.name, els.partner, els.phone) == ("Els Bakker", zeewijk.number, "06-1"), "known by name only before"
    table.undo()
    assert table.partners.get(1).leefgebieden == (Leefgebied.WONEN,)
    assert len(table.partners.all()) == 2


def test_what_is_wrong_with_a_partner(table: SeriesFile) -> None:
    text = (
        "naam;leefgebieden;contactpersoon;e-mail;mag_beslissen\n"
        "Het Baken;wonen, tuin;;;\n;;Jo;;\nDe Vuurtoren;;;jo@example.nl;\nDe Haven;;Jo;jo@;soms\n"
        "De Brug;;Jo;;\nde brug;;JO;;\n"
    )
    assert problems(table, PARTNERS, text) == [
        (2, "leefgebieden"),
        (3, "naam"),
        (4, "e-mail"),
        (5, "e-mail"),
        (5, "mag_beslissen"),
        (7, "contactpersoon"),
    ]


# Acties

HEADER = "wat;wie;organisatie;jongere;leefgebied;termijn;afgesproken;status;klaar_op;reden;voorbehoud\n"


def test_an_action_is_made_outside_a_meeting_on_the_day_agreed(table: SeriesFile) -> None:
    bring(
        table,
        ACTIONS,
        f"{HEADER}Schrijft in;karin de wit;;j-07;wonen;27-11-2026;6-11-2026;;;;de directie\n"
        "Zoekt;Mila;;J-07;;volgende tafel;6-11-2026;bezig;;;\n"
        "Belt;;leerwerkloket;;;;6-11-2026;klaar;9-11-2026;;\n",
    )
    first, second, third = table.actions.all()
    assert first.owner == Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
    assert first.deadline == first.first_deadline == Deadline(day=dt.date(2026, 11, 27))
    assert (first.session, first.agreed, first.traject) == (0, dt.date(2026, 11, 6), 1)
    assert (first.firmness, first.waits_for, first.history) == (Firmness.CONDITIONAL, "de directie", ())
    assert second.owner == Owner(jongere=True), "a roepnaam is kept nowhere but in the traject"
    assert second.deadline == Deadline(next_table=True)
    assert [event.status for event in second.history] == [Status.BUSY]
    assert third.owner == Owner(name="Leerwerkloket", organisation="Leerwerkloket")
    assert [(event.status, event.when.date()) for event in third.history] == [(Status.DONE, dt.date(2026, 11, 9))]


def test_an_owner_whom_the_series_does_not_know_stays_a_name(table: SeriesFile) -> None:
    notes = bring(table, ACTIONS, f"{HEADER}Belt;Jo;Het Baken;;;;6-11-2026;;;;\n")
    assert table.actions.get(1).owner == Owner(name="Jo", organisation="Het Baken")
    assert notes[0].startswith("Regel 2: wie het doet, staat niet bij de mensen van deze reeks.")


@pytest.mark.parametrize(
    ("line", "columns"),
    [
        ("Belt;jongere;;;;;6-11-2026;;;;", ["wie"]),
        ("Belt;;;J-99;;;6-11-2026;;;;", ["jongere"]),
        ("Belt;;;J-07;verslaving;;6-11-2026;;;;", ["leefgebied"]),
        ("Belt;;;;tuin;;6-11-2026;;;;", ["leefgebied"]),
        ("Belt;;;;;1-11-2026;6-11-2026;;;;", ["termijn"]),
        ("Belt;;;;;ooit;;;;;", ["afgesproken", "termijn"]),
        ("Belt;;;;;;6-12-2026;;;;", ["afgesproken"]),
        ("Belt;;;;;;6-11-2026;klaar;;;", ["klaar_op"]),
        ("Belt;;;;;;6-11-2026;klaar;1-11-2026;;", ["klaar_op"]),
        ("Belt;;;;;;6-11-2026;bezig;9-11-2026;;", ["klaar_op"]),
        ("Belt;;;;;;6-11-2026;vervallen;;;", ["reden"]),
        ("Belt;;;;;;6-11-2026;gedaan;;;", ["status"]),
    ],
)
def test_what_is_wrong_with_an_action(table: SeriesFile, line: str, columns: list[str]) -> None:
    assert sorted(problems(table, ACTIONS, f"{HEADER}{line}\n")) == [(2, column) for column in columns]


def test_the_same_file_does_not_come_in_twice(table: SeriesFile) -> None:
    text = f"{HEADER}Belt;Karin de Wit;;J-07;;;6-11-2026;;;;\n"
    bring(table, ACTIONS, text)
    assert problems(table, ACTIONS, text) == [(2, "wat")]
    again = text + "belt;KARIN de wit;;j-08;;;6-11-2026;;;;\nBelt;Karin de Wit;;J-08;;;6-11-2026;;;;\n"
    assert problems(table, ACTIONS, again) == [(2, "wat"), (4, "wat")]


def test_two_people_of_one_name_need_their_organisation(table: SeriesFile) -> None:
    bring(table, PARTNERS, "naam;contactpersoon\nHet Baken;Karin de Wit\n")
    assert problems(table, ACTIONS, f"{HEADER}Belt;Karin de Wit;;;;;6-11-2026;;;;\n") == [(2, "wie")]
    bring(table, ACTIONS, f"{HEADER}Belt;Karin de Wit;het baken;;;;6-11-2026;;;;\n")
    owner = table.actions.get(1).owner
    assert owner
    assert owner.organisation == "Het Baken"


@pytest.fixture
def stopping() -> Callable[[float], None]:
    """What stops an import half way."""

    def watch(share: float) -> None:
        if share > 0.3:
            raise KeyboardInterrupt

    return watch


@pytest.mark.parametrize("kind", [TRAJECTS, ACTIONS])
def test_stopping_half_way_changes_nothing(
    table: SeriesFile, kind: ImportKind, stopping: Callable[[float], None]
) -> None:
    content = table.path.read_bytes()
    header, line = ("code;start", "K-{};1-2-2026") if kind == TRAJECTS else ("wat;afgesproken", "Belt {};1-2-2026")
    text = "\n".join([header, *(line.format(number) for number in range(500))])
    with pytest.raises(KeyboardInterrupt):
        import_reader(table, kind)(text.encode(), stopping)
    assert table.path.read_bytes() == content
