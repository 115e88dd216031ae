"""What the frame around a step says: who is at the table, and how the time goes."""

from sessions.days.ages import age_in_years, months_until
from sessions.turns import Course
from tafel.desk import Desk


def who_words(desk: Desk) -> str:
    """Return how the jongere at the table is called, with the age that counts for a table; empty for nobody."""
    jongere = desk.traject
    if jongere is None or desk.turn.course == Course.STOPPED:
        return ""
    today = desk.file.today()
    age, until = age_in_years(jongere.birth_month, today), months_until(jongere.birth_month, 18, today)
    parts = [jongere.roepnaam]
    if age is not None:
        parts.append(f"{age} jaar")
    if until is not None and 0 < until <= 24:
        parts.append(f"nog {until} {'maand' if until == 1 else 'maanden'} tot 18")
    return "   ".join(parts)


def time_words(desk: Desk) -> str:
    """Return in calm words what is left here and when it will be done; of a closed meeting which version it is."""
    if desk.is_closed:
        return f"afgesloten, versie {desk.record.session.version}"
    pace = desk.pace
    left = f"nog {pace.minutes_left} min" if pace.minutes_left else "tijd is op"
    return f"{left} · klaar ± {pace.expected_end.astimezone():%H:%M}"
