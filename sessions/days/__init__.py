"""Days, months and deadlines as people type them, and back in Dutch words."""
