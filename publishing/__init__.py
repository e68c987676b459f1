"""The publishing desk: what goes live together, and the site as of any moment."""
