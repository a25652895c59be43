"""As Django has it, with hours of two digits and the week of the country the site is about."""

DATE_FORMAT = "j F Y"
DATETIME_FORMAT = "j F Y، H:i"
SHORT_DATETIME_FORMAT = "Y/n/j، H:i"
TIME_FORMAT = "H:i"
NUMBER_GROUPING = 3
FIRST_DAY_OF_WEEK = 1
