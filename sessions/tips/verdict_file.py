"""What one sorter made of the tips, out of a spreadsheet: their numbers, where they belong, and whether bruikbaar."""

import re
from collections.abc import Collection

from sessions.delimited import Row, decode, read_table, yes_in
from sessions.errors import InvalidInput
from sessions.tips.batch_line import Placing
from sessions.tips.tip import Moment
from sessions.tips.words import words_meant

COLUMNS = ("nummer", "moment", "bruikbaar", "tekst")
"""What the table may hold; `tekst` is passed over: it is there so that people know what they sort."""
REQUIRED = ("nummer", "moment")
LIMIT = 5_000
"""So many lines at once: far more than a group collects."""

_NUMBER = re.compile(r"[Tt]?(\d{1,6})")


def read_verdict_file(data: bytes, known: Collection[int]) -> tuple[Placing, ...]:
    """Return what stands in a table with a line per tip; `known` are the numbers of the tips that can be placed.

    A line without a moment was not sorted, and is left out. Raises InvalidInput with the number of the first line that
    is wrong, and what is wrong there; then nothing of the file counts.
    """
    placings: dict[int, Placing] = {}
    for row in read_table(decode(data), COLUMNS, REQUIRED, LIMIT):
        if row.cells["moment"]:
            try:
                placing = _placing(row, known)
            except InvalidInput as refusal:
                raise InvalidInput(f"Regel {row.number}: {refusal} Er is niets ingelezen.") from refusal
            if placing.number in placings:
                raise InvalidInput(
                    f"Regel {row.number}: tip {placing.number} staat er twee keer. Er is niets ingelezen."
                )
            placings[placing.number] = placing
    if not placings:
        raise InvalidInput("In dit bestand staat bij geen enkele tip een moment. Er is niets ingelezen.")
    return tuple(placings.values())


def _placing(row: Row, known: Collection[int]) -> Placing:
    """Return what one line says. Raises InvalidInput with what is wrong in it."""
    found = _NUMBER.fullmatch(row.cells["nummer"])
    if found is None:
        raise InvalidInput(f"“{row.cells['nummer']}” is geen nummer van een tip.")
    number = int(found[1])
    if number not in known:
        raise InvalidInput(f"tip {number} is er niet.")
    moments = words_meant(Moment, row.cells["moment"])
    if len(moments) != 1:
        raise InvalidInput(f"tip {number}: “{row.cells['moment']}” is geen moment. Kies uit: voor, tijdens, na.")
    return Placing(number, moments[0], yes_in(row.cells.get("bruikbaar", ""), "bruikbaar"))
