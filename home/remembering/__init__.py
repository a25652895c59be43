"""What pages show again and again is worked out once, and anew when anything public has changed.

`remembered` holds results in the memory of each process; `state` tells all processes, through one row of the
database, that something has changed; `changes` knows what counts as a change.
"""
