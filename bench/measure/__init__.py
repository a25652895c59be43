"""What every bench needs: a database, arguments, and how to measure an answer."""
