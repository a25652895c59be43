"""What every room needs that takes files from people: what a file really is, and what hides in a ZIP."""
