"""Following actions up on the screen: the keys and words that Terugblik and the list over all series share."""
