"""Nasty text in the app as it runs: the bytes that reach a real terminal hold colours and places, and nothing of it."""

import os
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest
from hostile_archive import LINES, spoil
from nasty_strings import obeyed

from sessions.clock import utc_now
from sessions.text import clean_line

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no pty")

ASKED_AT_THE_START = re.compile(
    r"\x1b\[(?:\?(?:1049|1000|1002|1003|1004|1006|1015|1016|2004|2026|2048|25|7)(?:h|l|\$p)|[<>=?]\d*u|>1u|c|6n|\?1;0;0S)"
)
"""What Textual asks of a terminal: another screen, the mouse, pasting in one piece, painting at once, its kind."""
PAINTED = re.compile(r"\x1b\[(?:[\d;]*m|\d+;\d+H)")
"""A colour, or a place on the screen."""
OURS = re.compile(r"\x1b\](?:2;tafel|22;default)\x07")
"""The title of the window, which never holds a name, and the form of the mouse pointer."""
WALK = (
    *("\x0c", "\x1b[B", "\x1b[B", "\r", "\x1b[F", "\r", "\x1b[6~", "\x1b"),
    *("\x10", "acties", "\r", "m", "m", "\x1b[B", " ", "\x1b", "\x1b"),
)
"""Names shown; a series and its end, a jongere; the palette; all actions, with a mark."""
ENOUGH = 20
"""So many strings of the corpus are read on that walk whole."""


class Terminal:
    """The app in a pty; keeps every byte that it writes."""

    def __init__(self, folder: Path) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._side, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tafel", "--archief", str(folder)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"},
        )
        os.close(theirs)
        self.written = b""

    def wait(self, sign: str = "", *, limit: float = 20.0) -> None:
        """Read until the sign was written, and then until nothing more comes."""
        begun = len(self.written)
        while self._read(limit if sign and sign.encode() not in self.written[begun:] else 0.2):
            pass

    def press(self, keys: str) -> None:
        """Press keys, and wait until they are dealt with."""
        os.write(self._side, keys.encode())
        self.wait()

    def _read(self, patience: float) -> bool:
        ready, _, _ = select.select([self._side], [], [], patience)
        try:
            came = os.read(self._side, 1 << 16) if ready else b""
        except OSError:  # so Linux says that the program has ended
            came = b""
        self.written += came
        return bool(came)


def test_nothing_of_the_data_is_obeyed_by_a_terminal(demo_folder: Path) -> None:
    spoil(demo_folder, utc_now)
    terminal = Terminal(demo_folder)
    terminal.wait("F1")
    for keys in WALK:
        terminal.press(keys)
    terminal.press("\x11")
    terminal.wait()
    assert terminal.process.wait(timeout=20) == 0
    text = terminal.written.decode()
    for ours in (ASKED_AT_THE_START, PAINTED, OURS):
        text = ours.sub("", text)
    assert not obeyed(text, but="\r\n"), sorted(set(re.findall(r"\x1b.{12}", text)))
    assert "Traceback" not in text
    shown = {line for line in LINES if len(line) > 3 and clean_line(line) in text}
    assert len(shown) > ENOUGH, "little of the corpus was shown: the test does not bite"
