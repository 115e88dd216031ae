"""How documents become files: a renderer for each form, with its escaping, and writing them."""
