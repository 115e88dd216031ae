"""The commands of the command line, a module per purpose: signatures at the top, imports inside the bodies."""
