"""Settings: `base` for everyone, then `demo`, `test` or `production`."""
