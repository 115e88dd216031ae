"""Trying again what on Windows fails while a virus scanner or a synchroniser reads a file."""

from collections.abc import Callable

Sleep = Callable[[float], None]
"""Waits a number of seconds. Tests hand one in that does not."""

BUSY_WAITS = (0.01, 0.02, 0.05, 0.12, 0.2, 0.3, 0.4, 0.4, 0.5)
"""Seconds between the attempts at a file that another program holds; two seconds together."""


def patiently(call: Callable[[], object], sleep: Sleep) -> None:
    """Do what may be refused for a moment; the last PermissionError is raised, and any other error at once."""
    for wait in BUSY_WAITS:
        try:
            call()
        except PermissionError:
            sleep(wait)
        else:
            return
    call()
