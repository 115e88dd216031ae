"""Documents on their way out of the app: made, looked at for names, dressed, written or printed, and noted."""
