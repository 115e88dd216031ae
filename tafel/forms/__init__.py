"""Forms: the kinds of fields there are, how a field stands on the screen, and the form that holds them."""
