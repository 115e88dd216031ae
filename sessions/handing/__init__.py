"""A series that goes to a colleague and back: what differs, and how two versions become one."""
