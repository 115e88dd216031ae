"""A program in a terminal of its own, seen as a person sees it: its screen, and the time from a key to its paint.

Needs a POSIX pty. Times are taken when bytes arrive, before they are drawn here, so that drawing costs nothing.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ANSWERS = {b"\x1b[c": b"\x1b[?62;c", b"\x1b[?2026$p": b"\x1b[?2026;2$y"}
"""What a real terminal answers to the questions that Textual asks."""
ENVIRONMENT = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TEXTUAL_ANIMATIONS": "none"}
LEAVING = b"\x1b[?1049l"
"""What gives the terminal back as it was before the program took the whole screen."""
ENTER = "\r"


class NotSeen(Exception):
    """What was waited for did not come on the screen; the message holds the screen."""


class Terminal:
    """Starts a command in a pty; a context manager that ends it. `columns` and `rows` are its size in characters."""

    def __init__(
        self, command: Sequence[str | Path], *, columns: int, rows: int, environment: Mapping[str, str] | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._said = bytearray()
        inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        wanted = {**inherited, **ENVIRONMENT, **(environment or {})}
        self.started = time.perf_counter()
        self._process, self._fd = pty.fork()
        if self._process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.execvpe(str(command[0]), [str(word) for word in command], wanted)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def text(self) -> str:
        """The screen as lines of text."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    @property
    def last_words(self) -> str:
        """What was said after the program gave the whole screen back, without the codes for colours and the like."""
        said = self._said.rpartition(LEAVING)[2].decode(errors="replace")
        return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", said)

    def wait_for(self, *texts: str, limit: float = 30.0) -> float:
        """Read until all these texts stand on the screen; return the seconds from the start until the bytes came.

        Raises NotSeen after `limit` seconds, or when the program has ended before.
        """
        arrived = time.perf_counter()
        deadline = arrived + limit
        while not all(text in self.text for text in texts):
            left = deadline - time.perf_counter()
            came = self._read(left) if left > 0 else None
            if came is None:
                raise NotSeen(f"{texts} is not on the screen:\n{self.text}")
            arrived = came
        return arrived - self.started

    def press(self, keys: str, *signs: str, quiet: float = 0.1) -> float:
        """Type keys at once; return the seconds until the last byte that came before `quiet` seconds of silence.

        Silence counts only once the `signs` stand on the screen. Raises NotSeen when they do not come, or when the
        program paints nothing at all for the keys.
        """
        self.settle(quiet=quiet)
        pressed = time.perf_counter()
        os.write(self._fd, keys.encode())
        first = self._read(5.0)
        if first is None:
            raise NotSeen(f"nothing was painted for {keys!r}:\n{self.text}")
        last = self.settle(quiet=quiet) or first
        if not all(sign in self.text for sign in signs):
            last = self.started + self.wait_for(*signs)
            last = self.settle(quiet=quiet) or last
        return last - pressed

    def settle(self, *, quiet: float = 0.1) -> float | None:
        """Read until nothing comes for `quiet` seconds; return when the last byte came, None when none did."""
        last = None
        while (came := self._read(quiet)) is not None:
            last = came
        return last

    def type_only(self, keys: str) -> None:
        """Type keys without waiting for what comes of them."""
        os.write(self._fd, keys.encode())

    def kill(self) -> None:
        """Let the program end at once, without a chance to do anything more."""
        os.kill(self._process, signal.SIGKILL)

    def wait_for_end(self, *, limit: float = 30.0) -> None:
        """Read until the program has ended by itself. Raises NotSeen after `limit` seconds."""
        deadline = time.perf_counter() + limit
        while os.waitid(os.P_PID, self._process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            if time.perf_counter() > deadline:
                raise NotSeen(f"the program goes on:\n{self.text}")
            self._read(0.02)
        self.settle(quiet=0.02)

    def close(self) -> None:
        """End the program, gently first, and give the pty back."""
        for way in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.kill(self._process, way)
            except ProcessLookupError:
                break
            deadline = time.perf_counter() + 2
            while time.perf_counter() < deadline:
                self._read(0.02)
                if os.waitpid(self._process, os.WNOHANG) != (0, 0):
                    os.close(self._fd)
                    return
        os.close(self._fd)

    def _read(self, patience: float) -> float | None:
        """Read what there is within `patience` seconds and draw it; return when it came, or None."""
        ready, _, _ = select.select([self._fd], [], [], patience)
        if not ready:
            return None
        try:
            data = os.read(self._fd, 1 << 16)
        except OSError:  # on Linux this is how a pty says that the program has ended
            return None
        came = time.perf_counter()
        for question, answer in ANSWERS.items():
            if question in data:
                os.write(self._fd, answer)
        self._stream.feed(data)
        self._said += data
        return came if data else None
