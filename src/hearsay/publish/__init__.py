"""What leaves the house: tables for spreadsheets, lines for programs, a report for readers; one file a format."""
