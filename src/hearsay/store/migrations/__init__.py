"""The history of the schema, for Alembic: one line of steps, each with its own number."""
