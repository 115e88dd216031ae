"""Waiting until the app is idle, without looking at how busy the processor is.

Textual's own way sleeps a fiftieth of a second three times a key, and longer while other tests keep the processor busy:
a third of the time of the suite. The event loop knows better: nothing is ready to run, and no timer is about to go off.
"""

import asyncio

SOON = 0.02
"""Seconds: a timer that goes off within this time belongs to what was done (a repaint waits for a sixtieth)."""
ROUNDS = 4
"""So many times such a timer is waited for: some go off for ever."""


async def until_idle(*_: float) -> None:
    """Take the place of `textual._wait.wait_for_idle`."""
    loop = asyncio.get_running_loop()
    for _ in range(ROUNDS):
        quiet = 0
        while quiet < 3:
            await asyncio.sleep(0)
            quiet = 0 if loop._ready else quiet + 1  # type: ignore[attr-defined]
        timers = [timer for timer in loop._scheduled if not timer.cancelled()]  # type: ignore[attr-defined]
        wait = min((timer.when() for timer in timers), default=loop.time() + 1) - loop.time()
        if wait > SOON:
            return
        await asyncio.sleep(max(wait, 0))
