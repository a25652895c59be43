"""As Django has it, but hours of two digits."""

DATE_FORMAT = "j E Y\xa0г."
DATETIME_FORMAT = "j E Y\xa0г., H:i"
MONTH_DAY_FORMAT = "j E"
TIME_FORMAT = "H:i"
