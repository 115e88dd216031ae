"""Agreeing with a jongere which partner reads what, and looking up who had what already."""

from collections.abc import Iterable

from sessions.acts.retention import check_not_past
from sessions.document import validated
from sessions.errors import InvalidInput
from sessions.leefgebieden import Leefgebied
from sessions.people import Partner
from sessions.place import Place
from sessions.sent import Sent
from sessions.sharing import SENSITIVE, Scope, Sharing, agreed_with
from sessions.store.series_file import SeriesFile
from sessions.text import fold
from sessions.trajects import Traject

JONGERE = "de jongere"
"""Who agrees where nobody else is named: never the roepnaam, for it stands in documents as the ground."""


def agree_sharing(
    file: SeriesFile,
    traject: int,
    partner: int,
    scope: Scope,
    *,
    also: Iterable[Leefgebied] = (),
    by: str = JONGERE,
    place: Place | None = None,
) -> Traject:
    """Keep what one partner reads of a jongere from now on, and who agreed to it; return the jongere.

    `also` names the sensitive leefgebieden that go along with `alles`. Agreeing again today on what stands changes
    nothing. Raises InvalidInput when `also` does not fit or `by` is empty, Missing for a number that is not there, and
    what `SeriesFile.change` raises.
    """
    check_not_past(file, traject)
    jongere, named = file.trajects.get(traject), dict.fromkeys(also)
    if named and scope != Scope.ALL:
        raise InvalidInput("Een onderwerp erbij noemen kan alleen als deze partner alles leest.", field="leefgebied")
    if not SENSITIVE.issuperset(named):
        raise InvalidInput("Dit onderwerp hoort al bij alles. Er is niets veranderd.", field="leefgebied")
    standing = agreed_with(jongere.sharing, partner)
    agreed = validated(
        Sharing,
        {
            "partner": file.partners.get(partner).number,
            "scope": scope,
            "also": tuple(key for key in Leefgebied if key in named),
            "agreed": file.today(),
            "by": by,
            **({"ground": standing.ground, "informed": standing.informed} if standing else {}),
        },
    )
    if standing == agreed:
        return jongere
    with file.change("delen afgesproken", place=place or Place(session=0, traject=traject)):
        return file.trajects.save(jongere.changed(sharing=(*jongere.sharing, agreed)))


def who_had(
    file: SeriesFile, *, session: int | None = None, traject: int | None = None, partner: int | None = None
) -> tuple[Sent, ...]:
    """Return what was made to be given away, the oldest first: of one meeting, about one jongere, for one partner."""
    return file.sent.where(
        lambda sent: (
            (session is None or sent.session == session)
            and (traject is None or traject in sent.trajects)
            and (partner is None or sent.partner == partner)
        )
    )


def partners_to_agree_on(file: SeriesFile, traject: int, session: int | None = None) -> tuple[Partner, ...]:
    """Return the partners of a series: those at this meeting or with an action of this jongere first, then by name."""
    attendance = file.sessions.get(session).attendance if session else ()
    owners = {action.owner.person for action in file.actions.all() if action.traject == traject and action.owner}
    present = {entry.person for entry in attendance if entry.presence.in_room}
    near = {person.partner for person in file.people.all() if person.number in owners | present}
    return tuple(sorted(file.partners.all(), key=lambda partner: (partner.number not in near, fold(partner.name))))
