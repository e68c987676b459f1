"""The editors' side of the fronts. It translates, calls one verb, and translates back."""
