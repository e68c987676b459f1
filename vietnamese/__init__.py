"""Vietnamese in software: text, dates, order, formats, and the words that Django lacks."""
