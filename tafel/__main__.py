"""`python -m tafel`: the same as the command `tafel`."""

from tafel.cli import main

if __name__ == "__main__":
    main()
