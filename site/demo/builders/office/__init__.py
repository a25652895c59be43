"""Office files: presentations, texts and tables that people can go on working with."""
