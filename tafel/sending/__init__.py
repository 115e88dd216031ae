"""Making what is sent to people, from the app and from the command line."""
