"""Reading texts and writing documents: what the command line is made of."""
