"""What was made for whom: every document that left, with its version, its day and the ground for it."""

import datetime as dt

from sessions.document import Document
from sessions.text import Line, Name


class Sent(Document):
    """One document that was made to be given to somebody.

    `version` is that of the meeting, 0 for a concept; `audience` the kind of reader (partners, deelnemers, jongere,
    intern, agenda) and `reader` the organisation or code, empty where the audience has one document. `partner` is a
    Partner number, `trajects` the jongeren of whom something stands in it, `ground` in words why it may. `document`
    says which one it was (`trajectplan`, `actielijst`), empty for the minutes of a meeting; `session` is 0 where it is
    about no one meeting.
    """

    session: int = 0
    document: Line = ""
    version: int = 0
    audience: Name
    reader: Line = ""
    partner: int | None = None
    trajects: tuple[int, ...] = ()
    form: Line = ""
    made: dt.datetime
    ground: Line = ""
