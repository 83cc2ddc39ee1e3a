"""One file a verb; each is a function from parsed arguments to an exit code."""
