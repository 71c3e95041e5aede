"""Pages into documents: body without furniture, title, byline, outlet, language, day of publication, dateline."""

VERSION = "read/2"
