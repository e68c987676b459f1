"""Twenty years of an invented paper, made up by code: as many stories as wanted, the same by seed.

`making.make` writes them; story n hangs on the seed and n alone. What they say stands in
`vocabulary/`, and no sentence of it was ever printed anywhere.
"""
