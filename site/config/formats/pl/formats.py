"""As Django has it, with a comma before the hour."""

DATETIME_FORMAT = "j E Y, H:i"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H:i"
THOUSAND_SEPARATOR = "\xa0"  # non-breaking, else a number falls apart at the end of a line
