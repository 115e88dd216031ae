"""The keys with which one says how an action stands: the same at the table and between two meetings."""

from sessions.actions import Status
from tafel.commands import Command

KEYS = {"1": Status.DONE, "2": Status.BUSY, "3": Status.STUCK, "4": Status.NOT_STARTED, "5": Status.DROPPED}

STATUS_COMMANDS = tuple(
    Command(f"status('{status.name}')", status.value, f"De actie is: {status.value}", (key,))
    for key, status in KEYS.items()
)
NOTE = Command("note", "notitie", "Schrijf er iets bij", ("n",))
DEADLINE = Command("deadline", "nieuwe termijn", "Spreek een nieuwe termijn af; de eerste blijft staan", ("t",))

WHY_DROPPED = "Waarom vervalt deze actie?"
DEADLINE_HINT = "vrijdag, over 2 weken"
