"""The closing talk as data: what is asked, in which order, and what was told so far."""
