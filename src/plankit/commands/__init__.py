"""A door for each command: options in, one call, report out."""
