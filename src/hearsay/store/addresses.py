"""The host of an address, by which a document is its outlet's."""


def host(address: str | None) -> str:
    """The host in an address (without scheme and "www.", as `Document.address` has it); "" where there is none."""
    return (address or "").partition("/")[0].partition("?")[0].partition(":")[0]
