"""Changing what was prepared: a series, a partner, a person, a jongere; nothing that was said is thrown away."""

import pytest
from movable_clock import MovableClock

from sessions.actions import Owner
from sessions.acts.actions import Promise, promise_action
from sessions.acts.people import (
    Details,
    add_partner,
    add_person,
    change_partner,
    change_person,
    details_of,
    person_called,
)
from sessions.acts.prepare import add_jongere, change_jongere, change_series, create_series
from sessions.acts.question import answer_question
from sessions.acts.undo import undo_act
from sessions.errors import InvalidInput
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.place import Place
from sessions.series import SeriesKind
from sessions.store.archive import Archive
from sessions.store.series_file import SeriesFile
from sessions.trajects import Companion, Sex

KARIN = Details(
    name="Karin de Wit",
    organisation="Woonstichting Zeewijk",
    function="wijkconsulent",
    email="karin@zeewijk.example",
    phone="06 1",
    may_decide=True,
)


@pytest.fixture
def archive(table: SeriesFile, clock: MovableClock) -> Archive:
    """The archive in which the table is."""
    return Archive(table.path.parent, clock=clock)


def rename(archive: Archive, file: SeriesFile, name: str) -> None:
    series = file.series
    change_series(
        archive,
        file,
        name=name,
        region="Schagen en Hollands Kroon",
        place="Schagen",
        rhythm_weeks=4,
        mark="",
        escalation=series.escalation,
    )


def test_a_series_is_renamed_and_keeps_its_file(archive: Archive, table: SeriesFile) -> None:
    slug = table.slug
    rename(archive, table, "Schagen")
    series = table.series
    assert (series.title, series.region, series.rhythm_weeks, series.mark) == (
        "Veldtafel Schagen",
        "Schagen en Hollands Kroon",
        4,
        "SCH",
    )
    assert (series.slug, archive.slugs()) == (slug, (slug,))
    undo_act(table, Place(session=0))
    assert table.series.name == "Kop van Noord-Holland"


def test_a_series_takes_no_name_that_another_has(archive: Archive, table: SeriesFile) -> None:
    create_series(archive, SeriesKind.VELDTAFEL, "West-Friesland").close()
    with pytest.raises(InvalidInput, match="Er is al een reeks"):
        rename(archive, table, "west-friesland")
    assert table.series.name == "Kop van Noord-Holland"


def test_a_new_name_of_a_person_goes_to_the_actions_too(table: SeriesFile, here: Place) -> None:
    owner = Owner(person=1, name="Karin de Wit", organisation="Woonstichting Zeewijk")
    promise_action(table, here, Promise("zoekt een kamer", owner=owner))
    change_person(table, 1, Details(name="Karin de Wit-Vos", organisation="Woonstichting Zeewijk"))
    promised = table.actions.get(1).owner
    assert promised is not None
    assert (promised.name, promised.organisation) == ("Karin de Wit-Vos", "Woonstichting Zeewijk")
    change_partner(table, 1, "Zeewijk Wonen", [Leefgebied.WONEN])
    promised = table.actions.get(1).owner
    assert promised is not None
    assert promised.organisation == "Zeewijk Wonen"


def test_all_that_is_known_of_a_person_is_kept(table: SeriesFile) -> None:
    change_person(table, 1, KARIN)
    assert details_of(table, table.people.get(1)) == KARIN
    added = add_person(table, Details(name="Tim Vos", organisation="Nieuw Huis"))
    assert details_of(table, added).organisation == "Nieuw Huis"
    with pytest.raises(InvalidInput, match="Karin de Wit staat al in deze reeks"):
        add_person(table, Details(name="karin de wit", organisation="woonstichting zeewijk"))
    with pytest.raises(InvalidInput, match="geen e-mailadres"):
        add_person(table, Details(name="Ria", email="ria", organisation="Nog een huis"))
    assert "Nog een huis" not in {partner.name for partner in table.partners.all()}


def test_two_partners_never_have_one_name(table: SeriesFile) -> None:
    add_partner(table, "Nieuw Huis")
    with pytest.raises(InvalidInput, match="staat al in deze reeks"):
        change_partner(table, 1, "nieuw  huis", ())


def test_a_name_is_said_outright_with_a_semicolon(table: SeriesFile) -> None:
    with table.change("test"):
        karin = person_called(table, "Karin de Wit; Woonstichting Zeewijk")
        other = person_called(table, "Karin de Wit; Leerwerkloket")
    assert karin.number == 1
    assert other.number not in {1, 2}


def change(file: SeriesFile, number: int, brings: list[Leefgebied]) -> None:
    change_jongere(
        file,
        number,
        code="J-07",
        roepnaam="Mila",
        birth_month="2009-04",
        youth_worker="",
        contact="Els Bakker",
        brings=brings,
        sex=Sex.WOMAN,
        around=(Companion(role="oma", name="Riet"),),
    )


def test_the_profile_of_a_jongere_is_kept_and_what_is_not_changed_stays(table: SeriesFile) -> None:
    change(table, 1, [Leefgebied.WONEN, Leefgebied.ONDERWIJS])
    mila = table.trajects.get(1)
    assert (mila.sex, mila.around[0].name, mila.gemeente) == (Sex.WOMAN, "Riet", "")
    undo_act(table, Place(session=0))
    assert table.trajects.get(1).sex is None


def test_a_leefgebied_taken_off_keeps_the_words_that_were_said(table: SeriesFile, here: Place) -> None:
    answer_question(table, here, Leefgebied.WONEN, words="ik wil een kamer", score_now=3)
    change(table, 1, [Leefgebied.WERK])
    questions = {question.leefgebied: question for question in table.trajects.get(1).questions}
    assert set(questions) == {Leefgebied.WERK, Leefgebied.WONEN}
    wonen = questions[Leefgebied.WONEN]
    assert (wonen.state, wonen.words, wonen.score_now) == (DomainState.NOT_DISCUSSED, "ik wil een kamer", 3)
    change(table, 1, [Leefgebied.WONEN])
    assert table.trajects.get(1).question_in(Leefgebied.WONEN) == wonen.changed(state=DomainState.QUESTION)


def test_an_answer_that_is_no_question_stays_when_the_list_changes(table: SeriesFile, here: Place) -> None:
    answer_question(table, here, Leefgebied.WONEN, state=DomainState.NOT_HERE)
    change(table, 1, [Leefgebied.ONDERWIJS])
    wonen = table.trajects.get(1).question_in(Leefgebied.WONEN)
    assert wonen is not None
    assert wonen.state == DomainState.NOT_HERE


def test_a_code_of_another_jongere_is_refused_also_when_changing(table: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="J-07 is al in gebruik"):
        change_jongere(table, 2, code="j-07", roepnaam="Sem", birth_month="", youth_worker="", contact="", brings=[])


def test_verslaving_is_not_brought_in_by_changing_without_consent(table: SeriesFile) -> None:
    with pytest.raises(InvalidInput, match="verslaving"):
        change(table, 1, [Leefgebied.VERSLAVING])
    with pytest.raises(InvalidInput, match="verslaving"):
        add_jongere(table, code="J-20", roepnaam="Noor", brings=[Leefgebied.VERSLAVING])


@pytest.mark.parametrize(
    ("kind", "typed", "title"),
    [
        (SeriesKind.VELDTAFEL, "veldtafel Kop van Holland", "Veldtafel Kop van Holland"),
        (SeriesKind.DUAAL, "Duaal overleg West-Friesland", "Duaal overleg West-Friesland"),
        (SeriesKind.COP, "CoP Samen", "CoP Samen"),
        (SeriesKind.VELDTAFEL, "Veldtafel", "Veldtafel Veldtafel"),
        (SeriesKind.VELDTAFEL, "Veldtafels in het noorden", "Veldtafel Veldtafels in het noorden"),
    ],
)
def test_what_kind_it_is_is_not_said_twice(archive: Archive, kind: SeriesKind, typed: str, title: str) -> None:
    with create_series(archive, kind, typed) as file:
        assert file.series.title == title
