"""The rows of the page of one jongere, for a wide or a narrow screen; what tells something of him or her is private.

The id of a row says what Enter does there: `form/gemeente` changes that field; `consent/TABLE`, `sharing/2`,
`action/12`, `sent` and `meeting/3` open that; `said/...` is changed at the table only.
"""

import datetime as dt
from collections.abc import Iterator

from textual.content import Content

from sessions.acts.opening import SeriesFile
from sessions.acts.people import organisation_name
from sessions.acts.present import goes_on_as, merged_codes
from sessions.acts.retention import expiry_in, is_past_hard_stop
from sessions.acts.sharing import who_had
from sessions.acts.turns import consent_advice
from sessions.companions import companion_words
from sessions.consents import Consent, ConsentSubject
from sessions.days.ages import age_in_years, months_until
from sessions.days.dates import day_and_month, number_date
from sessions.days.months import month_words
from sessions.retention import Expiry
from sessions.sharing import Sharing, agreed_with
from sessions.text import fold
from sessions.trajects import Traject
from tafel.dialogs.sharing import scope_words
from tafel.outgoing.leaving import had_words
from tafel.screens.ending_rows import ending_rows
from tafel.screens.labelled import labelled, labelled_by
from tafel.screens.overview_rows import WIDEST, heading, note
from tafel.screens.series_rows import BROAD, veiled_hint
from tafel.screens.traject_course_rows import action_rows, meeting_rows, question_rows, statement_rows
from tafel.widgets.lists import Row
from tafel.widgets.named_rows import private

BIRTHDAYS = (18, 21, 23)
"""The ages at which something ends or begins for a jongere in youth care."""


PARTNER = 40
"""Columns for the name of an organisation, where there is room."""


def traject_parts(file: SeriesFile, traject: Traject, width: int) -> list[list[Row]]:
    """Return the parts of a jongere's page, each a heading and its rows, in the order in which they are walked."""
    width = min(width, WIDEST)
    parts = (
        _profile(file, traject, width),
        ending_rows(traject, file.today(), width),
        question_rows(file, traject, width),
        action_rows(file, traject, width),
        statement_rows(file, traject, width),
        _consents(file, traject, width),
        _sharing(file, traject, width),
        _sent(file, traject, width),
        meeting_rows(file, traject, width),
    )
    return [rows for rows in map(list, parts) if rows]


def goes_on_words(file: SeriesFile, traject: Traject) -> str:
    """Return where a traject goes on that was merged or moved; empty for one that is followed here."""
    if traject.moved_to:
        return f"verhuisd naar {traject.moved_to}"
    on = goes_on_as(file, traject.number)
    return f"samengevoegd met {on.code}" if on and on.number != traject.number else ""


def _profile(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    age = age_in_years(traject.birth_month, file.today())
    born = f"{month_words(traject.birth_month)}, {age} jaar" if traject.birth_month else ""
    qualified = {True: "ja", False: "nee", None: ""}[traject.start_qualification]
    by = " ".join(part for part in (traject.put_forward_by, "(extern)" if traject.external else "") if part)
    yield heading(f"Jongere {traject.code}", veiled_hint())
    if elsewhere := goes_on_words(file, traject):
        yield note(f"Dit traject is {elsewhere}. Hier blijft het alleen om te lezen.", width)
    if expiry := expiry_in(file, traject):
        # It names nobody, so it may be read while names are veiled.
        label = Content.from_markup("[$muted]Verloopt op[/]")
        yield labelled_by(None, label, Content(_expiry_words(file, traject, expiry)), width)
    yield labelled("form/roepnaam", "Roepnaam", traject.roepnaam, width)
    yield labelled("form/birth_month", "Geboortemaand", born, width)
    if coming := birthday_words(traject, file.today()):
        yield labelled(None, "Nog te gaan", coming, width)
    yield labelled("form/youth_worker", "Jeugdhulpverlener", _person(file, traject.youth_worker), width)
    yield labelled("form/contact", "Vaste contactpersoon", _person(file, traject.contact), width)
    yield labelled("form/around", "Mensen eromheen", ", ".join(companion_words(one) for one in traject.around), width)
    yield labelled("form/sex", "Geslacht", str(traject.sex or ""), width)
    yield labelled("form/start_qualification", "Startkwalificatie", qualified, width)
    yield labelled("form/gemeente", "Gemeente", traject.gemeente, width)
    yield labelled("form/care_organisation", "Jeugdhulporganisatie", traject.care_organisation, width)
    yield labelled("form/put_forward_by", "Aangemeld door", by, width)
    if codes := merged_codes(file, traject.number):
        yield labelled(None, "Eerder ook", ", ".join(codes), width)


def _expiry_words(file: SeriesFile, traject: Traject, expiry: Expiry) -> str:
    """Return when a traject expires, and what may still be done with it after that."""
    today = file.today()
    day, limit = number_date(expiry.on), number_date(expiry.hard_stop)
    if is_past_hard_stop(file, traject):
        return f"{day}; sinds {limit} alleen nog te bekijken of te wissen"
    if expiry.has_come(today):
        return f"{day}, en dat is voorbij; vanaf {limit} alleen nog te bekijken of te wissen"
    return day


def birthday_words(traject: Traject, today: dt.date) -> str:
    """Return how long until this jongere is 18, 21 and 23, as far as that is still to come: in whole months."""
    left = ((age, months_until(traject.birth_month, age, today)) for age in BIRTHDAYS)
    coming = [(age, months) for age, months in left if months is not None and months >= 0]
    told = [f"deze maand {age}" if months == 0 else f"nog {months} tot {age}" for age, months in coming]
    # The first count says what is counted; behind it the numbers do.
    first = next((place for place, (_, months) in enumerate(coming) if months), None)
    if first is not None:
        age, months = coming[first]
        told[first] = f"nog {months} {'maand' if months == 1 else 'maanden'} tot {age}"
    return ", ".join(told)


def _person(file: SeriesFile, number: int | None) -> str:
    person = file.people.find(number) if number else None
    if person is None:
        return ""
    organisation = organisation_name(file, person)
    return f"{person.name} ({organisation})" if organisation else person.name


def _consents(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    yield heading("Toestemming")
    for subject in ConsentSubject:
        consent = traject.consent_to(subject)
        said = "nog niet gevraagd"
        if consent:
            answer = "ja" if consent.given else "nee"
            said = f"{answer}, gezegd door {consent.by} op {day_and_month(consent.recorded, file.today())}"
            said += _withdrawn_words(traject, consent, file.today()) + basis_words(file, consent)
        yield labelled(f"consent/{subject.name}", str(subject).capitalize(), said, width)
    advice = consent_advice(traject, file.today())
    if advice:
        yield (None, private(note(advice, width)[1]))


def basis_words(file: SeriesFile, agreed: Consent | Sharing) -> str:
    """Return on which legal basis something rests (the usual one where none was noted), and since when."""
    ground = agreed.ground or f"{file.series.grounds[0]} (de gewone)"
    informed = f", geïnformeerd op {day_and_month(agreed.informed, file.today())}" if agreed.informed else ""
    return f"; grondslag: {ground}{informed}"


def _withdrawn_words(traject: Traject, consent: Consent, today: dt.date) -> str:
    """Return that a no takes back a yes of before."""
    before = [one for one in traject.consents if one.subject == consent.subject and one.given]
    if consent.given or not before:
        return ""
    return f"; ingetrokken, het ja was van {day_and_month(before[-1].recorded, today)}"


def _sharing(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    yield heading("Wie leest wat")
    partners = sorted(file.partners.all(), key=lambda partner: fold(partner.name))
    if not partners:
        yield note("Er zijn nog geen partners in deze reeks.", width)
    for partner in partners:
        agreed = agreed_with(traject.sharing, partner.number)
        since = f" (afgesproken op {day_and_month(agreed.agreed, file.today())} door {agreed.by})" if agreed else ""
        since += basis_words(file, agreed) if agreed else ""
        room = PARTNER if width >= BROAD else None
        yield labelled(f"sharing/{partner.number}", partner.name, f"{scope_words(agreed)}{since}", width, room=room)


def _sent(file: SeriesFile, traject: Traject, width: int) -> Iterator[Row]:
    """Yield how many documents there are out, and the last of them; all of them stand behind Enter."""
    yield heading("Wie kreeg wat")
    sent = who_had(file, traject=traject.number)
    if not sent:
        yield note("Er is nog geen document gemaakt.", width)
        return
    documents = "1 document" if len(sent) == 1 else f"{len(sent)} documenten"
    last = had_words(sent[-1:], file.today())
    yield labelled("sent", documents, f"het laatst: {last}", width)
