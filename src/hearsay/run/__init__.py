"""Commands over many items: the process that works on them, and what becomes of one that breaks it."""
