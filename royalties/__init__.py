"""Nhuận bút: what each published piece and photo earns whom."""
