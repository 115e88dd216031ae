"""Keys of an archive: who can open its files when they are encrypted."""
