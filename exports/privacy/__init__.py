"""What may stand in a document: what is told at all, who reads what, and names that become codes or roles."""
