"""The text of an e-mail that goes with documents: it holds nothing of what is in them, no name and no code.

Mail is read on telephones, forwarded and searched; so all that is told is that something is in the attachment.
"""

import datetime as dt
from collections.abc import Sequence

from exports.wording import full_date

_TEXT = """\
Onderwerp: Stukken van de bijeenkomst van {day}

Beste collega,

Zie de bijlage: {attached}

De inhoud staat alleen in de bijlage. Deze mail is beveiligd verstuurd. Stuur de bijlage niet door, en bewaar haar
veilig. Hebt u een vraag over wat erin staat? Bel dan. Zet in een antwoord geen namen en geen codes.

Met vriendelijke groet,
"""


def mail_text(day: dt.date, attachments: Sequence[str], own: str = "") -> bytes:
    """Return the text for the documents of the meeting of a day, with the line ends of Windows.

    `attachments` are the names of the files, which tell nothing of their contents; `own` is what an organisation writes
    instead, empty for our text.
    """
    text = own or _TEXT.format(day=full_date(day), attached=", ".join(attachments))
    return text.replace("\n", "\r\n").encode()
