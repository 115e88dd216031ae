"""Following actions up between meetings: what each needs, and who is next when one gets stuck."""
