"""Bringing something in from a file, in the app and on the command line."""
