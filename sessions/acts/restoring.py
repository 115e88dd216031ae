"""Putting the newest good copy in the place of a series that can no longer be read."""

from sessions.store.archive import Archive
from sessions.store.refusals import DamagedFile


def restore_newest(archive: Archive, slug: str) -> None:
    """Put the newest good backup back where a series is damaged; what stood there stays beside it.

    A series that can be read is left as it is. Raises DamagedFile when there is no good backup, and what
    `Archive.restore` raises.
    """
    try:
        archive.open(slug).close()
    except DamagedFile as damaged:
        if damaged.backup is None:
            raise
        archive.restore(slug, damaged.backup).close()
