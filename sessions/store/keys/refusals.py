"""What is told when a key is asked for, is there already, or does not fit."""

from sessions.errors import StoreRefusal


class Locked(StoreRefusal):
    """An encrypted file was asked for, or to be written, before the passphrase was given."""


class NoKey(StoreRefusal):
    """The archive has no key."""


class KeyExists(StoreRefusal):
    """The archive has a key already; another would make its files unreadable."""


class NeedsWords(StoreRefusal):
    """A file is encrypted with a passphrase of its own, that was not given."""


class WrongWords(StoreRefusal):
    """The passphrase or the recovery key does not open the keyring."""
