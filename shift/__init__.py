"""The screens of whoever runs the shift: what waits, what comes, what is late, and the record."""
