"""What a partner reads follows what was agreed, whatever that is; and says on which ground."""

import datetime as dt
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports.audiences import Audience
from exports.blocks import Document
from exports.minutes import minutes_for
from exports.rendering.markdown import to_markdown
from sessions.actions import Action, Owner, ReadBack
from sessions.consents import Consent, ConsentSubject
from sessions.leefgebieden import DomainState, Leefgebied
from sessions.record import Agreements, Record
from sessions.sharing import SENSITIVE, Scope, Sharing
from sessions.trajects import Question, Traject

AGREED = dt.date(2026, 11, 3)
LATER = dt.date(2026, 12, 1)
ZEEWIJK, GEMEENTE = 1, 2
LOOSE = "kanarie-zonder-leefgebied"


def canary(kind: str, key: Leefgebied) -> str:
    """Return a word to look for in what stands in one leefgebied."""
    return f"kanarie-{kind}-{key}"


def agreement(scope: Scope, *also: Leefgebied, partner: int = ZEEWIJK, on: dt.date = AGREED) -> Sharing:
    """Return what was agreed for a partner."""
    return Sharing(partner=partner, scope=scope, also=also, agreed=on, by="de jongere")


@pytest.fixture(scope="module")
def secret(veldtafel: Record) -> Record:
    """A veldtafel in which Mila said something in every leefgebied, and others do something about each."""
    return with_states(veldtafel, dict.fromkeys(Leefgebied, DomainState.QUESTION))


def with_states(record: Record, states: dict[Leefgebied, DomainState]) -> Record:
    """Return that table with these states; everything that is typed somewhere holds a canary of that place."""
    questions = tuple(
        Question(leefgebied=key, state=state, words=canary("woorden", key), own_network=canary("netwerk", key))
        for key, state in states.items()
    )
    mila = record.trajects[0].changed(
        going_well="kanarie-goed", question="kanarie-vraag", questions=questions, sharing=()
    )
    ahmed = Owner(person=2, name="Ahmed Bouali", organisation="Gemeente Den Helder")
    of_others = [
        Action(number=100 + place, what=canary("actie", key), session=7, traject=1, owner=ahmed, leefgebied=key)
        for place, key in enumerate(Leefgebied)
    ]
    loose = Action(number=120, what=LOOSE, session=7, traject=1, owner=ahmed)
    steps = tuple(
        step.changed(notes="kanarie-notitie", private_notes="kanarie-besloten") for step in record.session.steps
    )
    return record.changed(
        session=record.session.changed(steps=steps),
        trajects=(mila, record.trajects[1]),
        actions=(*record.actions, *of_others, loose),
    )


def agreed(record: Record, sharing: Iterable[Sharing], **mila: object) -> Record:
    """Return the record with these agreements of Mila's."""
    first, *others = record.trajects
    return record.changed(trajects=(first.changed(sharing=tuple(sharing), **mila), *others))


def document_for(record: Record, reader: str = "zeewijk") -> Document:
    """Return the document of one organisation."""
    (document,) = (document for document in minutes_for(record, Audience.PARTNERS) if reader in document.name)
    return document


def text_for(record: Record, reader: str = "zeewijk") -> str:
    """Return it as text."""
    return to_markdown(document_for(record, reader))


# What each scope holds


def test_nothing_agreed_and_only_own_actions_read_the_same_but_for_the_ground(secret: Record) -> None:
    text = text_for(secret)
    assert "KNH-41" in text
    assert "kanarie" not in text
    assert "Wonen" not in text
    assert "* **J-07:** Alleen de acties van uw organisatie; meer is niet afgesproken" in text
    own = text_for(agreed(secret, [agreement(Scope.OWN)]))
    assert (
        "* **J-07:** Alleen de acties van uw organisatie, zoals afgesproken op dinsdag 3 november 2026 door de jongere"
    ) in own


def test_nothing_is_no_line_at_all(secret: Record) -> None:
    record = agreed(secret, [agreement(Scope.NOTHING)])
    text = text_for(record)
    for word in ("J-07", "KNH-41", "KNH-44", "kanarie", "Waarom u dit krijgt"):
        assert word not in text
    assert "Hier staan geen acties van uw organisatie." in text
    assert "KNH-43" in text_for(record, "gemeente")
    assert document_for(record).origin.trajects == ()


def test_who_reads_nothing_and_did_not_come_gets_no_document(secret: Record) -> None:
    record = agreed(secret, [agreement(Scope.NOTHING, partner=3)])
    assert not any("leerwerkloket" in document.name for document in minutes_for(record, Audience.PARTNERS))


def test_everything_is_what_the_jongere_said_and_what_others_do(secret: Record) -> None:
    text = text_for(agreed(secret, [agreement(Scope.ALL)]))
    for word in (
        "kanarie-goed",
        "kanarie-vraag",
        "Zo klopt het.",
        "Ahmed Bouali<br>Gemeente Den Helder",
        "# Verslag voor",
    ):
        assert word in text
    for key in Leefgebied:
        assert (canary("woorden", key) in text) is (key not in SENSITIVE)
        assert (canary("actie", key) in text) is (key not in SENSITIVE)
    for word in ("kanarie-netwerk", "kanarie-notitie", "kanarie-besloten", "Ik weet het nog niet."):
        assert word not in text
    assert text.count("KNH-41") == 1


def test_who_reads_everything_gets_a_document_without_coming_or_an_action(secret: Record) -> None:
    record = agreed(secret.changed(actions=()), [agreement(Scope.ALL, partner=3)])
    assert "kanarie-vraag" in text_for(record, "leerwerkloket")


def test_an_action_without_leefgebied_goes_along_only_where_nothing_is_held_back(
    secret: Record, veldtafel: Record
) -> None:
    everything = [agreement(Scope.ALL, *SENSITIVE)]
    assert LOOSE in text_for(agreed(secret, everything))
    assert LOOSE not in text_for(agreed(secret, [agreement(Scope.ALL)]))
    states = dict.fromkeys(Leefgebied, DomainState.QUESTION) | {Leefgebied.NETWERK: DomainState.NOT_HERE}
    assert LOOSE not in text_for(agreed(with_states(veldtafel, states), everything))


def test_what_the_jongere_said_no_to_is_not_shared_as_somebodys_action(secret: Record) -> None:
    refused = secret.actions[2].changed(number=130, what="kanarie-nee", owner=None, read_back=ReadBack.REFUSED)
    record = secret.changed(actions=(*secret.actions, refused))
    assert "kanarie-nee" not in text_for(agreed(record, [agreement(Scope.ALL, *SENSITIVE)]))


def test_who_does_something_for_no_organisation_is_told_by_no_name(secret: Record) -> None:
    neighbour = Action(number=131, what="past op", session=7, traject=1, owner=Owner(name="buurvrouw Annie"))
    guest = Action(number=132, what="belt Truus", session=7, traject=1, owner=Owner(person=6, name="Truus"))
    record = secret.changed(actions=(*secret.actions, neighbour, guest))
    text = text_for(agreed(record, [agreement(Scope.ALL, *SENSITIVE)]))
    assert "| KNH-131 | iemand uit de eigen omgeving | past op |" in text
    assert "| KNH-132 | iemand uit de eigen omgeving | belt een gast |" in text
    assert "Annie" not in text
    assert "Truus" not in text


def test_a_jongere_whose_turn_did_not_come_shares_own_actions_only(secret: Record) -> None:
    record = agreed(secret.changed(discussed=(2,)), [agreement(Scope.ALL)])
    text = text_for(record)
    assert "kanarie" not in text
    assert "* **J-07:** De acties van uw organisatie, zoals afgesproken op" in text


@pytest.mark.parametrize(
    ("subject", "left"), [(ConsentSubject.TABLE, set()), (ConsentSubject.ADDICTION, {"KNH-41", "kanarie-vraag"})]
)
def test_consent_that_was_withdrawn_counts_before_what_was_agreed(
    secret: Record, subject: ConsentSubject, left: set[str]
) -> None:
    withdrawn = Consent(subject=subject, given=False, recorded=LATER)
    text = text_for(agreed(secret, [agreement(Scope.ALL, *SENSITIVE)], consents=(withdrawn,)))
    words = {"KNH-41", "kanarie-vraag", canary("woorden", Leefgebied.VERSLAVING), "verslaving", "Verslaving"}
    assert {word for word in words if word in text} == left


def test_the_ground_of_a_document_stands_on_one_line_for_the_log(secret: Record) -> None:
    origin = document_for(agreed(secret, [agreement(Scope.ALL, Leefgebied.FINANCIEN)])).origin
    assert (origin.session, origin.version, origin.reader, origin.partner) == (7, 1, "Woonstichting Zeewijk", 1)
    assert origin.trajects == (1,)
    assert origin.ground == (
        "J-07: de vraag en de acties, ook over Financiën, zoals afgesproken op dinsdag 3 november 2026 door de jongere"
    )


def test_a_name_typed_as_who_agreed_does_not_get_out(secret: Record) -> None:
    by_name = agreement(Scope.OWN).changed(by="Mila en oma Riet")
    record = agreed(secret, [by_name], around=({"role": "oma", "name": "Riet"},))
    assert "Mila" not in document_for(record).origin.ground
    assert "door J-07 en oma" in text_for(record)


# For any agreement


STATES = st.fixed_dictionaries({key: st.sampled_from(DomainState) for key in Leefgebied})
SHARINGS = st.lists(
    st.builds(
        lambda partner, scope, also: agreement(scope, *(also if scope == Scope.ALL else ()), partner=partner),
        st.sampled_from([ZEEWIJK, GEMEENTE]),
        st.sampled_from(Scope),
        st.lists(st.sampled_from(sorted(SENSITIVE)), unique=True),
    ),
    max_size=4,
)


@settings(max_examples=60)
@given(STATES, SHARINGS)
def test_nothing_gets_out_that_was_not_agreed(
    veldtafel: Record, states: dict[Leefgebied, DomainState], sharing: list[Sharing]
) -> None:
    record = agreed(with_states(veldtafel, states), sharing)
    standing = [one for one in sharing if one.partner == ZEEWIJK][-1:]
    scope = standing[0].scope if standing else Scope.OWN
    named = set(standing[0].also) if standing else set()
    text = text_for(record)
    assert ("J-07" in text) is (scope != Scope.NOTHING)
    for key, state in states.items():
        shared = scope == Scope.ALL and state != DomainState.NOT_HERE and (key not in SENSITIVE or key in named)
        assert (canary("woorden", key) in text) is (shared and state == DomainState.QUESTION)
        assert (canary("actie", key) in text) is shared
        if key in SENSITIVE and not shared:
            assert key.label not in text
    assert ("kanarie-vraag" in text) is (scope == Scope.ALL)
    for word in ("kanarie-netwerk", "kanarie-notitie", "kanarie-besloten", "niet aan deze tafel", "Mila", "Zoë"):
        assert word not in text


# Agreed after closing


def since_closing(record: Record, then: Iterable[Sharing], now: Iterable[Sharing], **mila: object) -> Record:
    """Return a closed record of which Mila agreed otherwise since."""
    kept = Agreements(traject=1, sharing=tuple(then))
    return agreed(record, now, **mila).changed(agreed_at_closing=(kept,))


def ending(document: Document) -> str:
    """Return what its name has behind the organisation."""
    return document.name.partition("zeewijk")[2]


def test_a_document_that_reads_otherwise_since_closing_says_so_in_its_name(secret: Record) -> None:
    everything = agreement(Scope.ALL)
    withdrawn = agreement(Scope.NOTHING, on=LATER)
    again = agreement(Scope.ALL, on=LATER)
    assert ending(document_for(agreed(secret, [everything]))) == ""
    assert ending(document_for(since_closing(secret, [everything], [everything, withdrawn]))) == "-gewijzigd-2026-12-01"
    twice = since_closing(secret, [everything], [everything, withdrawn, again])
    assert ending(document_for(twice)) == "-gewijzigd-2026-12-01-2"
    assert document_for(twice) == document_for(Record.model_validate_json(twice.model_dump_json()))
    assert ending(document_for(since_closing(secret, [everything], []))) == "-gewijzigd"
    refused = Consent(subject=ConsentSubject.TABLE, given=False, recorded=LATER)
    assert ending(document_for(since_closing(secret, [], [], consents=(refused,)))) == "-gewijzigd-2026-12-01"


def test_what_changed_for_one_partner_leaves_the_others_and_other_readers_as_they_were(secret: Record) -> None:
    before = agreed(secret, [agreement(Scope.ALL)])
    after = since_closing(secret, [agreement(Scope.ALL)], [agreement(Scope.ALL), agreement(Scope.NOTHING, on=LATER)])
    assert document_for(after, "gemeente") == document_for(before, "gemeente")
    for audience in (Audience.JONGERE, Audience.INTERN):
        assert minutes_for(after, audience) == minutes_for(before, audience)


def test_what_was_withdrawn_is_gone_from_the_old_version_too(secret: Record) -> None:
    after = since_closing(secret, [agreement(Scope.ALL)], [agreement(Scope.ALL), agreement(Scope.NOTHING, on=LATER)])
    assert "kanarie" not in text_for(after)
    assert "J-07" not in text_for(after)


def test_an_action_of_who_is_not_on_the_agenda_goes_to_nobody(secret: Record) -> None:
    elsewhere: Traject = secret.trajects[0]
    record = secret.changed(
        trajects=(secret.trajects[1],),
        session=secret.session.changed(agenda=(2,)),
        actions=secret.actions_of(elsewhere.number),
    )
    assert "KNH-41" not in text_for(record)
