"""The offers as data for others: counsellors' own lists, other portals. Described in docs/offene-daten.md."""
