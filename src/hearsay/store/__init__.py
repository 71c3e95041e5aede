"""The corpus: one database that keeps outlets, documents with their versions, statements, mentions and judgements.

Nothing here knows a stage. SQLite (one file, WAL, FTS5) is the store of one machine; nothing leans on what only SQLite has but
the engine's pragmas and the word index.
"""
