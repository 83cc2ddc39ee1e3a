"""One file a kind of output; each turns a Book into files."""
