"""The app: screens, steps, widgets, commands and the command line."""
