"""When two URLs are one address: without scheme, "www.", fragment, trackers and a slash at the end (courlan's cleaning)."""

from urllib.parse import urldefrag, urlsplit

from courlan import normalize_url


def address(url: str | None) -> str | None:
    """What the URLs of one page have in common; None where there is no URL, or one that leads nowhere ("n/a")."""
    try:
        parts = urlsplit(str(normalize_url(urldefrag(url or "")[0])))
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return None
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}" if host else None
