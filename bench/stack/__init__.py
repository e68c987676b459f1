"""The whole of deploy/ on one machine: every server between a reader and the database."""
