"""What an organisation puts of its own around documents, out of the folder `sjablonen` beside the settings."""
