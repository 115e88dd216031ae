"""Reading what coordinators keep in a spreadsheet: trajecten, partners and acties, with every bad cell by its place."""
