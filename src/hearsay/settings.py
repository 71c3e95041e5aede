"""What can be set: one frozen object, made once at the edge and passed in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Limits and choices. Sizes are bytes, times seconds."""

    # a page over 20 MB is no article; trafilatura's own limit is the same
    max_page_bytes: int = 20_000_000
    fetch_timeout: float = 30.0
    max_redirects: int = 5
    # an article is read in 100 to 500 ms, the longest text that is attributed (100,000 characters) in some four seconds of a
    # core, on a slow machine in ten; what takes twenty is poison
    item_timeout: float = 20.0
    user_agent: str = "Hearsay/0.2 (+https://hearsay.invalid/bot)"
