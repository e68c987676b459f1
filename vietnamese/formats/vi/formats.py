"""How Vietnamese writes and reads dates and numbers; Django takes 12/04 for 4 December."""

DATE_FORMAT = "d/m/Y"
TIME_FORMAT = "H:i"
DATETIME_FORMAT = "d/m/Y H:i"
YEAR_MONTH_FORMAT = r"\T\h\á\n\g n/Y"
MONTH_DAY_FORMAT = r"j \t\h\á\n\g n"
SHORT_DATE_FORMAT = "d/m/Y"
SHORT_DATETIME_FORMAT = "d/m/Y H:i"
FIRST_DAY_OF_WEEK = 1  # Monday

# Django adds the ISO forms.
DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%y"]
# As an hour is said: 6h, 6h30, 6g, 6g30, 6 giờ, 6 giờ 30, 6 giờ 30 phút.
SPOKEN_HOURS = [
    *("%Hh%M", "%Hh", "%Hg%M", "%Hg"),
    *("%H giờ", "%Hgiờ", "%H giờ %M", "%H giờ %M phút"),
]
TIME_INPUT_FORMATS = ["%H:%M", "%H:%M:%S", "%H:%M:%S.%f", *SPOKEN_HOURS]
DATETIME_INPUT_FORMATS = [
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y, %H:%M",
    "%d-%m-%Y %H:%M",
    *(f"%d/%m/%Y {hour}" for hour in SPOKEN_HOURS),
    "%d/%m/%Y",
]

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
