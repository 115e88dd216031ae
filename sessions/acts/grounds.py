"""The legal basis of consent and sharing: which ones an organisation uses, and which holds for what was agreed."""

import datetime as dt
from collections.abc import Iterable

from sessions.acts.retention import check_not_past
from sessions.consents import ConsentSubject
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.place import Place
from sessions.series import GROUNDS
from sessions.sharing import agreed_with
from sessions.store.series_file import SeriesFile
from sessions.text import clean_line, fold
from sessions.trajects import Traject

Agreed = ConsentSubject | int
"""What has a basis: a subject of consent, or what was agreed with the partner that has this number."""


def set_grounds(file: SeriesFile, grounds: Iterable[str]) -> tuple[str, ...]:
    """Keep which legal bases this series uses, the usual one first; those of tafel where none is given."""
    named = tuple(dict.fromkeys(filter(None, map(clean_line, grounds)))) or GROUNDS
    if named != file.series.grounds:
        with file.change("grondslagen gewijzigd"):
            file.save_series(file.series.changed(grounds=named))
    return named


def note_ground(file: SeriesFile, traject: int, agreed: Agreed, ground: str, informed: dt.date | None) -> Traject:
    """Keep on which basis something that was agreed rests, and when the jongere was informed of that.

    Raises InvalidInput for a basis that the series does not use, for a day that is still to come, and where nothing was
    agreed yet; PastHardStop, Missing, and what `SeriesFile.change` raises.
    """
    check_not_past(file, traject)
    jongere = file.trajects.get(traject)
    known = next((one for one in file.series.grounds if fold(one) == fold(ground)), None)
    if known is None:
        raise InvalidInput(f"Kies een grondslag van deze reeks: {', '.join(file.series.grounds)}.", field="grond")
    if informed is not None and informed > file.today():
        raise InvalidInput("Deze dag is nog niet geweest. Kijk de datum na.", field="datum")
    basis: dict[str, object] = {"ground": known, "informed": informed}
    if isinstance(agreed, ConsentSubject):
        changed = _consent(jongere, agreed, basis)
    else:
        changed = _shared(jongere, agreed, basis)
    if changed == jongere:
        return jongere
    with file.change("grondslag vastgelegd", place=Place(session=0, traject=traject)):
        return file.trajects.save(changed)


def _consent(jongere: Traject, subject: ConsentSubject, basis: dict[str, object]) -> Traject:
    standing = jongere.consent_to(subject)
    if standing is None:
        raise InvalidInput("Hierover is nog niets gevraagd. Leg eerst de toestemming vast. Er is niets veranderd.")
    new = validated(type(standing), {**dict(standing), **basis})
    return jongere.changed(consents=tuple(new if one is standing else one for one in jongere.consents))


def _shared(jongere: Traject, partner: int, basis: dict[str, object]) -> Traject:
    standing = agreed_with(jongere.sharing, partner)
    if standing is None:
        raise InvalidInput("Met deze partner is nog niets afgesproken. Doe dat eerst (d). Er is niets veranderd.")
    new = validated(type(standing), {**dict(standing), **basis})
    return jongere.changed(sharing=tuple(new if one is standing else one for one in jongere.sharing))
