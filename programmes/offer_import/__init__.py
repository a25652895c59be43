"""Offers from a spreadsheet: read it, show what would change, and write all of it or nothing.

The way of a file: `reading` makes a table of it, `headings` finds out what its columns are, `plan` says row
by row what would happen (plain functions, nothing is written), `writing` saves the pages. `spreadsheets` is
the way back. Decisions: docs/decisions/0019-offer-import.md.
"""
