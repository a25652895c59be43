"""Makers of the site's things, for the demo site and for the tests.

Each takes what a thing needs in words of the field, fills in the rest sensibly, publishes it, and
returns it. None of them looks whether something is already there; the demo site does.
"""
