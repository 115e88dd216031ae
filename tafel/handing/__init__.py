"""Handing a series over, receiving one, and choosing where both went on: words, dialogs and the screen to choose on."""
