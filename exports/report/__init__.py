"""The report of a coordinator over a period: to read, for a spreadsheet, and for programs. It names nobody."""
