"""As Django has it, with a comma before the hour. Plain German has the same."""

DATETIME_FORMAT = "j. F Y, H:i"
