"""As Django has it, but days without a zero before them."""

DATE_FORMAT = "j E Y\xa0р."
DATETIME_FORMAT = "j E Y\xa0р., H:i"
MONTH_DAY_FORMAT = "j E"
