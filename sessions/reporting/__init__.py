"""What a coordinator reports over a period: what is counted, over when, and which counts are hidden."""
