"""The rules: a module per family, a function per rule, a page per rule in `pages/`."""
