"""Locking the app: the passphrase, the first key, and what happens when nobody types for a while."""
