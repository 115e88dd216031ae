"""Coming in: an archive that is locked asks for the passphrase, and an empty one asks once whether it gets a key."""

from tafel.locking.first_key import FirstKeyScreen
from tafel.locking.unlock import UnlockScreen
from tafel.screens.base import TafelScreen


async def let_in(screen: TafelScreen) -> str | None:
    """Do what must be done before the archive is read; return what to tell, or "" for nothing.

    None: it may not be read now, because the passphrase is being asked for already.
    """
    app = screen.tafel
    keys = app.archive.keys
    if app.guard.is_locking:
        return None
    if keys.is_locked:
        await app.push_screen_wait(UnlockScreen(keys))
        return ""
    if app.demo or keys.exists or app.settings.now.unencrypted or app.archive.slugs():
        return ""
    asked = FirstKeyScreen(keys)
    await app.push_screen_wait(asked)
    return asked.told
