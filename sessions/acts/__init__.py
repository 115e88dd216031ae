"""One function for each thing a user does; each opens one change of the store. Screens call these and nothing below."""
