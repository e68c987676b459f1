"""The record of the whole house: who did what, from every table that keeps it, merged by time."""
