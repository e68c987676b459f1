"""What a page and a save cost, printed as tables: `make bench`. Nothing here is timed in tests."""
