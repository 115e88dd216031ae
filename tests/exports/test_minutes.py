"""Minutes: what each reader gets, in which words."""

import datetime as dt
from collections.abc import Callable

import pytest

from exports.audiences import Audience
from exports.blocks import Block, Fields, Heading, Paragraph, Table
from exports.minutes import block_minutes, meeting_minutes, minutes_for
from exports.parts import PARTS
from exports.rendering.markdown import to_markdown
from sessions.actions import ActionEvent, Deadline, Firmness, Owner, ReadBack, Status
from sessions.consents import Consent, ConsentSubject
from sessions.formats import plan_steps
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.meetings import Session, SessionStatus, StepKind
from sessions.people import Presence
from sessions.record import Agreements, Record
from sessions.series import SeriesKind
from sessions.sharing import Scope, Sharing
from sessions.trajects import Question, Traject

MakeRecord = Callable[..., Record]
CODES = ("J-07", "J-08", "J-03", "J-04", "J-05")
"""The jongeren of the fixture `turns`, by number from 1."""


def text_for(record: Record, audience: Audience, reader: str = "") -> str:
    """Return the Markdown of the document whose file name holds this reader."""
    (document,) = (document for document in minutes_for(record, audience) if reader in document.name)
    return to_markdown(document)


def row(blocks: tuple[Block, ...], number: str) -> dict[str, str]:
    """Return the row of the action with this number, by column."""
    tables = [block for block in blocks if isinstance(block, Table)]
    return next(
        dict(zip(table.header, cells, strict=True)) for table in tables for cells in table.rows if cells[0] == number
    )


def to_text(blocks: tuple[Block, ...]) -> str:
    """Return headings, paragraphs and fields as lines."""
    lines = []
    for block in blocks:
        if isinstance(block, Heading | Paragraph):
            lines.append(block.text)
        elif isinstance(block, Fields):
            lines += [f"{label}: {value}" for label, value in block.rows]
    return "\n".join(lines)


def headings(blocks: tuple[Block, ...]) -> list[str]:
    """Return the headings in their order."""
    return [block.text for block in blocks if isinstance(block, Heading)]


# --- the parts


@pytest.mark.parametrize("kind", StepKind)
def test_every_kind_of_step_has_a_part(kind: StepKind) -> None:
    assert callable(PARTS[kind])


@pytest.mark.parametrize("kind", SeriesKind)
def test_every_format_gives_minutes_from_its_empty_plan(veldtafel: Record, kind: SeriesKind) -> None:
    session = Session(number=1, kind=kind, date=dt.date(2026, 11, 24), agenda=(1, 2), steps=plan_steps(kind, (1, 2)))
    series = veldtafel.series.changed(kind=kind)
    record = Record(series=series, session=session, trajects=veldtafel.trajects, today=dt.date(2026, 11, 24))
    assert all(step.kind in PARTS for step in session.steps)
    for audience in Audience:
        assert all(to_markdown(document) for document in minutes_for(record, audience))


def test_a_block_goes_through_its_steps(veldtafel: Record) -> None:
    assert [text for text in headings(block_minutes(veldtafel, 1)) if text not in {"Wonen", "Onderwijs"}] == [
        "J-07",
        "Terugblik",
        "De vraag",
        "Wat goed gaat",
        "In eigen woorden",
        "Verheldering en aanbod",
        "Acties",
        "Teruglezen",
    ]


def test_an_empty_block_says_so_and_a_traject_elsewhere_has_none(running: Record) -> None:
    bare = running.trajects[0].changed(going_well="", question="", questions=(), statements=())
    record = running.changed(trajects=(bare,), actions=(), session=running.session.changed(steps=()))
    assert block_minutes(record, 1) == (Heading("J-07", new_page=True), Paragraph("Er is nog niets vastgelegd."))
    assert block_minutes(record, 99) == ()


def test_a_jongere_whose_turn_did_not_come_is_named_so_once_the_meeting_is_closed(veldtafel: Record) -> None:
    record = veldtafel.changed(discussed=(1,))
    note = Paragraph("Niet besproken in deze bijeenkomst.")
    assert note not in block_minutes(record, 1)
    assert note in block_minutes(record, 2)


def test_the_meeting_itself_holds_nothing_of_a_jongere(veldtafel: Record) -> None:
    blocks = meeting_minutes(veldtafel)
    assert headings(blocks) == ["Aanwezigheid", "Signalen", "Afronden", "Acties van de bijeenkomst"]
    assert "J-07's" not in str(blocks)
    assert "J-08" not in str(blocks)
    assert Paragraph(
        "Van jongeren die niet op de agenda stonden zijn nog 4 acties open. De vaste contactpersoon volgt die."
    ) in (blocks)


def test_actions_are_told_even_where_the_meeting_has_no_step_for_them(veldtafel: Record) -> None:
    record = veldtafel.changed(session=veldtafel.session.changed(steps=()))
    assert row(block_minutes(record, 1), "41")["Wat"] == "schrijft haar in voor een kamer"
    assert row(meeting_minutes(record), "47")["Wie"] == "Els de Graaf\nJeugdhulp Duinrand"


def test_two_steps_of_one_kind_tell_it_once_and_keep_both_notes(veldtafel: Record) -> None:
    steps = tuple(
        veldtafel.session.step("acties-1").changed(id=f"acties-{turn}", notes=f"Ronde {turn}.") for turn in (1, 2)
    )
    blocks = block_minutes(veldtafel.changed(session=veldtafel.session.changed(steps=steps)), 1)
    assert sum(isinstance(block, Table) and "41" in [cells[0] for cells in block.rows] for block in blocks) == 1
    assert {Paragraph("Ronde 1."), Paragraph("Ronde 2.")} <= set(blocks)


# --- an action


@pytest.mark.parametrize(
    ("values", "stand"),
    [
        ({}, "toegezegd\nteruggelezen: klopt"),
        ({"read_back": ReadBack.NOT_YET}, "toegezegd\nnog niet teruggelezen"),
        ({"read_back": ReadBack.LATER}, "toegezegd\nlater teruglezen"),
        (
            {"firmness": Firmness.CONDITIONAL, "waits_for": "haar chef"},
            "onder voorbehoud van haar chef\nteruggelezen: klopt",
        ),
        (
            {"firmness": Firmness.CONDITIONAL, "waits_for": "haar chef", "answer_by": dt.date(2026, 12, 4)},
            "onder voorbehoud van haar chef, antwoord vóór vrijdag 4 december 2026\nteruggelezen: klopt",
        ),
        ({"firmness": Firmness.CONDITIONAL}, "onder voorbehoud\nteruggelezen: klopt"),
        ({"firmness": Firmness.UNCONFIRMED}, "nog te bevestigen\nteruggelezen: klopt"),
        (
            {"read_back": ReadBack.REFUSED, "status": Status.DROPPED, "reason": "de jongere zei nee"},
            "vervallen: de jongere zei nee",
        ),
        ({"status": Status.DONE}, "klaar\nteruggelezen: klopt"),
        (
            {"session": 5, "first_deadline": Deadline(day=dt.date(2026, 11, 1))},
            "nog niet begonnen, te laat",
        ),
        ({"session": 5, "status": Status.BUSY, "firmness": Firmness.UNCONFIRMED}, "bezig\nnog te bevestigen"),
    ],
)
def test_how_an_action_stands(one_action: MakeRecord, values: dict[str, object], stand: str) -> None:
    assert row(block_minutes(one_action(**values), 1), "41")["Stand"] == stand


@pytest.mark.parametrize(
    ("answer", "values", "stand"),
    [
        (ReadBack.AGREED, {}, "nog niet begonnen\nteruggelezen: klopt"),
        (ReadBack.LATER, {}, "nog niet begonnen\nlater teruglezen"),
        (
            ReadBack.REFUSED,
            {"status": Status.DROPPED, "reason": "de jongere zei nee"},
            "vervallen: de jongere zei nee",
        ),
    ],
)
def test_what_was_said_here_to_an_older_action_is_told(
    one_action: MakeRecord, answer: ReadBack, values: dict[str, object], stand: str
) -> None:
    said = ActionEvent(when=dt.datetime(2026, 11, 24, 13, tzinfo=dt.UTC), session=7, read_back=answer)
    record = one_action(session=5, read_back=answer, history=(said,), **values)
    assert row(block_minutes(record, 1), "41")["Stand"] == stand


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        (None, "nog geen termijn"),
        (Deadline(day=dt.date(2026, 11, 27)), "vrijdag 27 november"),
        (Deadline(day=dt.date(2027, 1, 5)), "dinsdag 5 januari 2027"),
        (Deadline(next_table=True), "volgende tafel (datum volgt)"),
        (Deadline(day=dt.date(2027, 1, 5), next_table=True), "volgende tafel, dinsdag 5 januari 2027"),
    ],
)
def test_before_when(one_action: MakeRecord, deadline: Deadline | None, words: str) -> None:
    record = one_action(deadline=deadline, first_deadline=deadline)
    assert row(block_minutes(record, 1), "41")["Uiterlijk"] == words


def test_a_deadline_that_moved_shows_the_first_one_too(veldtafel: Record) -> None:
    assert row(block_minutes(veldtafel, 1), "31")["Uiterlijk"] == "vrijdag 27 november\neerst: vrijdag 13 november"


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        (None, "nog niemand"),
        (Owner(jongere=True), "J-07"),
        (Owner(name="oma van Mila"), "oma van J-07"),
        (Owner(person=1, name="Karin Smit", organisation="Woonstichting Zeewijk"), "Karin Smit\nWoonstichting Zeewijk"),
    ],
)
def test_who(one_action: MakeRecord, owner: Owner | None, words: str) -> None:
    assert row(block_minutes(one_action(owner=owner), 1), "41")["Wie"] == words


def test_leefgebied_and_result_stand_apart_and_only_where_there_is_one(one_action: MakeRecord) -> None:
    both = row(block_minutes(one_action(), 1), "41")
    assert (both["Leefgebied"], both["Beoogd resultaat"]) == ("Wonen", "eigen kamer")
    bare = row(block_minutes(one_action(result=""), 1), "41")
    assert (bare["Leefgebied"], "Beoogd resultaat" in bare) == ("Wonen", False)
    none = row(block_minutes(one_action(result="", leefgebied=None), 1), "41")
    assert list(none) == ["Nr", "Wie", "Wat", "Uiterlijk", "Stand"]


def test_a_partner_reads_no_empty_column_and_no_leefgebied(one_action: MakeRecord) -> None:
    assert "| KNH-41 | J-07 | Karin Smit |" in text_for(one_action(), Audience.PARTNERS, "zeewijk")
    text = text_for(one_action(result="", traject=None), Audience.PARTNERS, "zeewijk")
    assert "| Nr | Wie | Wat | Uiterlijk | Stand |" in text
    assert "Wonen" not in text


# --- versions


def test_a_closed_meeting_says_its_version_and_gives_the_same_text_again(veldtafel: Record) -> None:
    for audience in (Audience.PARTNERS, Audience.JONGERE, Audience.INTERN):
        documents = minutes_for(veldtafel, audience)
        assert documents == minutes_for(Record.model_validate_json(veldtafel.model_dump_json()), audience)
        for document in documents:
            assert document.origin.version
            assert "ersie 1, afgesloten op dinsdag 24 november 2026" in to_markdown(document)


@pytest.mark.parametrize(
    ("values", "line", "ending"),
    [
        ({"status": SessionStatus.RUNNING, "version": 0}, "Concept, nog niet afgesloten", "intern-concept"),
        (
            {"status": SessionStatus.RUNNING, "version": 1},
            "Concept van versie 2, nog niet afgesloten",
            "intern-concept",
        ),
        ({"version": 2}, "Versie 2, afgesloten op dinsdag 24 november 2026", "intern-v2"),
        ({}, "Versie 1, afgesloten op dinsdag 24 november 2026", "sessie7-intern"),
    ],
)
def test_every_version_has_a_line_and_a_file_name_of_its_own(
    veldtafel: Record, values: dict[str, object], line: str, ending: str
) -> None:
    record = veldtafel.changed(session=veldtafel.session.changed(**values))
    (document,) = minutes_for(record, Audience.INTERN)
    assert f"* **Status:** {line}\n" in to_markdown(document)
    assert document.name.endswith(ending)


# --- partners


def test_a_partner_reads_its_own_actions_and_the_facts_of_the_meeting(veldtafel: Record) -> None:
    text = text_for(veldtafel, Audience.PARTNERS, "gemeente-den-helder")
    assert "KNH-30" in text
    assert "KNH-43" in text
    assert "onder voorbehoud van de teamleider" in text
    assert "KNH-41" not in text
    assert "Els de Graaf (Jeugdhulp Duinrand), Peter Vos (Jeugdhulp Duinrand), en 1 ander" in text


def test_who_came_without_actions_gets_the_facts_and_who_did_not_come_nothing(veldtafel: Record) -> None:
    record = veldtafel.changed(actions=())
    names = [document.title for document in minutes_for(record, Audience.PARTNERS)]
    assert names == [
        "Acties van Woonstichting Zeewijk",
        "Acties van Gemeente Den Helder",
        "Acties van Jeugdhulp Duinrand",
    ]
    text = text_for(record, Audience.PARTNERS, "zeewijk")
    assert "Hier staan geen acties van uw organisatie." in text


def test_what_is_no_partner_of_the_series_gets_no_document(one_action: MakeRecord) -> None:
    record = one_action(owner=Owner(name="Fatma Kaya", organisation="Buurtteam West"))
    assert not any("Fatma" in to_markdown(document) for document in minutes_for(record, Audience.PARTNERS))
    assert not any("buurtteam" in document.name for document in minutes_for(record, Audience.PARTNERS))
    for audience, reader in ((Audience.INTERN, ""), (Audience.JONGERE, "j-07")):
        assert "Fatma Kaya<br>Buurtteam West" in text_for(record, audience, reader)


def test_a_partner_known_by_name_only_gets_its_action(one_action: MakeRecord) -> None:
    record = one_action(owner=Owner(name="Fatma Kaya", organisation="Woonstichting Zeewijk"))
    assert "Fatma Kaya" in text_for(record, Audience.PARTNERS, "zeewijk")


def test_an_action_stays_with_an_organisation_that_has_another_name_now(veldtafel: Record) -> None:
    renamed = veldtafel.partners[0].changed(name="Zeewijk Wonen")
    record = veldtafel.changed(partners=(renamed, *veldtafel.partners[1:]))
    assert "KNH-41" in text_for(record, Audience.PARTNERS, "zeewijk-wonen")
    assert len(minutes_for(record, Audience.PARTNERS)) == 4


def test_a_community_shares_its_notes_and_has_no_codes(community: Record) -> None:
    text = text_for(community, Audience.PARTNERS)
    assert "We willen beter luisteren, zei een ouder." in text
    assert "De ronde aan het begin." in text
    assert "stroef" not in text
    assert "Jongere" not in text
    assert "code" not in text
    assert "Truus" not in text


# --- the jongere


def test_a_jongere_reads_the_own_part_in_plain_words(veldtafel: Record) -> None:
    text = text_for(veldtafel, Audience.JONGERE, "j-07")
    assert text.startswith("# Voor Mila: dit hebben we afgesproken\n")
    assert "**School:** BBL techniek" in text
    assert "| Karin Smit<br>Woonstichting Zeewijk | schrijft haar in voor een kamer | vrijdag 27 november |" in text
    assert "Nog niet zeker: de teamleider moet dit eerst goedvinden.<br>Dit lezen we nog samen met je door." in text
    assert "- Ahmed Bouali: vraagt een kopie van de ID-kaart aan" in text
    assert "| vraagt oma om de kamer | volgende tafel, dinsdag 5 januari 2027 |" in text
    assert "* **Telefoon:** 06 1234 5678" in text
    assert "Dinsdag 5 januari 2027." in text
    assert "huisbaas" not in text


def test_a_jongere_who_does_it_all_alone_reads_so(one_action: MakeRecord) -> None:
    text = text_for(one_action(owner=Owner(jongere=True), deadline=None), Audience.JONGERE, "j-07")
    assert "Er zijn alleen acties die je zelf doet. Die staan hieronder." in text
    assert "| schrijft haar in voor een kamer | nog geen datum |" in text


def test_a_jongere_without_a_contact_person_calls_the_youth_worker(veldtafel: Record) -> None:
    text = text_for(veldtafel, Audience.JONGERE, "j-08")
    assert "* **Naam:** Els de Graaf (Jeugdhulp Duinrand)\n* **Telefoon:** 0223 444 444" in text


def test_a_jongere_reads_what_is_not_known_yet(running: Record) -> None:
    bare = running.trajects[1].changed(youth_worker=None)
    text = text_for(running.changed(trajects=(bare,), actions=()), Audience.JONGERE)
    assert "Er is nog niets afgesproken." in text
    assert "* **Naam:** Nog niet bekend\n* **Telefoon:** nog niet bekend" in text
    assert "## Je volgende veldtafel\n\nNog niet bekend." in text
    assert "Het is een concept: het kan nog veranderen." in text


def test_a_jongere_at_a_duaal_overleg_has_a_next_overleg(veldtafel: Record) -> None:
    record = veldtafel.changed(series=veldtafel.series.changed(kind=SeriesKind.DUAAL))
    assert "## Je volgende overleg" in text_for(record, Audience.JONGERE, "j-07")


# --- how a turn went


def test_the_minutes_tell_how_each_turn_went(turns: Record) -> None:
    said = {code: to_text(block_minutes(turns, number, private=True)) for number, code in enumerate(CODES, start=1)}
    assert "Toestemming: Ja, van de jongere, aan deze tafel" in said["J-07"]
    assert "Vaste contactpersoon: Peter Vos (Jeugdhulp Duinrand), bevestigd aan deze tafel" in said["J-07"]
    assert "Elke actie moet nog worden teruggelezen." in said["J-08"]
    assert "Ja, van de jongere en de ouders of voogd, op dinsdag 13 oktober 2026" in said["J-08"]
    assert "Niet gekomen en daarom niet besproken." in said["J-03"]
    assert said["J-04"] == "J-04\nWelkom\nGestopt. Van dit gesprek staat hier niets."
    assert said["J-05"] == "J-05\nWelkom\nGeen toestemming gegeven. Over deze jongere is niets vastgelegd."


def test_earlier_minutes_are_adopted_with_what_was_said_of_them(turns: Record) -> None:
    assert (
        "Het verslag van dinsdag 13 oktober 2026 (versie 1) is aan deze tafel vastgesteld.\nOpmerking: Bij"
        in to_text(meeting_minutes(turns))
    )


def test_consent_to_record_verslaving_is_told_only_where_it_was_given_and_private(turns: Record) -> None:
    words = "Toestemming om verslaving op te schrijven"

    def told(*, given: bool, private: bool = True, state: DomainState = DomainState.QUESTION) -> bool:
        consent = Consent(subject=ConsentSubject.ADDICTION, given=given, session=7, recorded=turns.today)
        question = Question(leefgebied=Leefgebied.VERSLAVING, state=state)
        mila = turns.trajects[0].changed(consents=(consent,), questions=(question,))
        return words in to_text(block_minutes(turns.changed(trajects=(mila,)), 1, private=private))

    assert told(given=True)
    assert not told(given=False)
    assert not told(given=True, private=False)
    assert not told(given=True, state=DomainState.NOT_HERE)


@pytest.mark.parametrize(
    ("sharing", "line"),
    [
        ((), "De organisaties aan tafel lezen alleen hun eigen acties."),
        ((Scope.ALL,), "De andere organisaties lezen alleen hun eigen acties."),
        ((Scope.ALL,), "Woonstichting Zeewijk leest alles, maar niet over geld en hoe het met je gaat."),
        (
            (Scope.ALL, Leefgebied.PSYCHISCH, Leefgebied.FINANCIEN),
            "Woonstichting Zeewijk leest alles, ook over geld en hoe het met je gaat.",
        ),
        ((Scope.NOTHING,), "Woonstichting Zeewijk leest niets."),
    ],
)
def test_a_jongere_reads_who_reads_what(turns: Record, sharing: tuple[str, ...], line: str) -> None:
    agreed = tuple(
        Sharing(partner=1, scope=scope, also=tuple(also), agreed=turns.today, by="de jongere")
        for scope, *also in ([sharing] if sharing else [])
    )
    mila = turns.trajects[0].changed(sharing=agreed)
    actions = tuple(action for action in turns.actions if action.number != 31)
    assert line in text_for(turns.changed(trajects=(mila,), actions=actions), Audience.JONGERE, "j-07")


def test_what_was_agreed_when_it_was_closed_stays_in_that_version(turns: Record) -> None:
    mila = turns.trajects[0]
    then = Agreements(traject=1, consents=mila.consents, sharing=mila.sharing)
    withdrawn = Consent(subject=ConsentSubject.TABLE, given=False, recorded=turns.today)
    later = turns.changed(
        trajects=(mila.changed(consents=(*mila.consents, withdrawn), sharing=()), *turns.trajects[1:]),
        agreed_at_closing=(then,),
    )
    for audience in (Audience.JONGERE, Audience.INTERN):
        assert minutes_for(later, audience) == minutes_for(turns, audience)


def test_who_was_brought_in_or_did_not_come_reads_so(turns: Record) -> None:
    brought, missed = (text_for(turns, Audience.JONGERE, reader) for reader in ("j-08", "j-03"))
    assert "Els de Graaf heeft je vraag ingebracht, zoals je vooraf goed vond." in brought
    assert "Iemand leest elke actie eerst met je door." in brought
    assert "we niet over jou gepraat" in missed
    assert "Bij mijn zus wonen." not in missed


def test_a_partner_reads_that_who_was_brought_in_is_still_to_hear_of_it(turns: Record) -> None:
    unread = "nog niet teruggelezen met de jongere"
    own = {reader: text_for(turns, Audience.PARTNERS, reader) for reader in ("gemeente", "zeewijk")}
    assert f"| nog te bevestigen<br>{unread} |" in own["gemeente"]
    assert unread not in own["zeewijk"], "Mila was there herself"
    shared = turns.changed(trajects=tuple(whole(traject, partner=1) for traject in turns.trajects))
    assert f"| nog te bevestigen<br>{unread} |" in text_for(shared, Audience.PARTNERS, "zeewijk")
    heard = tuple(action.changed(read_back=ReadBack.AGREED) for action in turns.actions)
    assert unread not in text_for(turns.changed(actions=heard), Audience.PARTNERS, "gemeente")


def whole(traject: Traject, *, partner: int) -> Traject:
    """Return the jongere who agreed that this partner reads everything, also about money."""
    agreed = Sharing(
        partner=partner,
        scope=Scope.ALL,
        also=(Leefgebied.FINANCIEN,),
        agreed=dt.date(2026, 11, 24),
        by="de jongere",
    )
    return traject.changed(sharing=(agreed,))


# --- the agenda


def test_an_agenda_tells_when_it_is_whose_turn_by_code(planned: Record) -> None:
    text = text_for(planned, Audience.AGENDA)
    assert "* **Tijd:** 13:30 tot ongeveer 15:53\n" in text
    assert "| 13:35 | J-07 | 28 minuten |\n| 14:03 | J-08 | 24 minuten |" in text
    assert "Per jongere: welkom, terugblik, de vraag, verheldering en aanbod, acties, teruglezen en afscheid." in text


def test_an_agenda_names_professionals_and_counts_all_others(planned: Record) -> None:
    text = text_for(planned, Audience.AGENDA)
    assert "- Karin Smit (Woonstichting Zeewijk)" in text
    assert "En nog 2 anderen." in text
    for word in ("Truus", "Rita", "Mila", "Sem", "Wonen", "kamer", "schuld"):
        assert word not in text


def test_who_is_excused_is_not_expected(planned: Record) -> None:
    first, *others = planned.session.attendance
    excused = planned.session.changed(attendance=(first.changed(presence=Presence.EXCUSED), *others))
    assert "- Karin Smit" not in text_for(planned.changed(session=excused), Audience.AGENDA)


def test_an_agenda_of_which_little_is_known_yet(planned: Record) -> None:
    bare = planned.session.changed(start="", place="", chair=None, attendance=(), steps=())
    text = text_for(planned.changed(session=bare), Audience.AGENDA)
    assert "De volgorde volgt nog." in text
    assert "Dat is nog niet bekend." in text
    assert "Laat het weten aan de voorzitter." in text
