"""When two URLs are one address: without scheme, "www.", fragment, trackers and a slash at the end (courlan's cleaning)."""

from urllib.parse import urldefrag, urlsplit


def address(url: str | None) -> str | None:
    """What a document's versions have in common; None where it has no URL."""
    if not url:
        return None
    # imported here: it is needed where something is taken in only
    from courlan import normalize_url  # noqa: PLC0415

    parts = urlsplit(str(normalize_url(urldefrag(url)[0])))
    query = f"?{parts.query}" if parts.query else ""
    return f"{host(url)}{parts.path.rstrip('/')}{query}"


def host(url: str | None) -> str:
    """The host of a URL in small letters, without "www."; "" where there is none."""
    name = urlsplit(url or "").netloc.rpartition("@")[2].lower()
    return name.removesuffix(":80").removesuffix(":443").removeprefix("www.")
