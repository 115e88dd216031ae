"""The store: an archive is a folder, a series is one file, an act is one durable write."""
