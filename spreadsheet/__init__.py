"""Tool: text in tables that a spreadsheet opens, where none of it may act. Knows no news."""

# With it Excel reads a CSV file as Unicode.
BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula (OWASP ASVS 5.0, 1.2.10).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_text(cell):
    """Return the text of a CSV cell so that a spreadsheet shows it, whatever it begins with."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
