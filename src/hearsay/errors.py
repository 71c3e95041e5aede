"""One tree of errors. Each says what, where and what to do next, and knows its exit status.

HearsayError
├── ItemError             one item failed, the batch goes on (exit status 1)
│   ├── FetchError        a page could not be had
│   │   └── Refused       a page may not be had: a forbidden address, scheme, size or time
│   ├── ReadError         bytes that hold no article
│   ├── LineError         a line of JSON Lines that is not what the filter takes
│   └── PoisonError       an item that took too long or broke the process that worked on it
└── ResourceError         a file of the installation is missing or broken (exit status 2)
"""


class HearsayError(Exception):
    """What a person sees instead of a traceback: one line."""

    exit_status = 2
    http_status = 500


class ItemError(HearsayError):
    exit_status = 1
    http_status = 422


class FetchError(ItemError):
    http_status = 502


class Refused(FetchError):  # noqa: N818  the name says what happened
    http_status = 403


class ReadError(ItemError):
    pass


class LineError(ItemError):
    http_status = 400


class PoisonError(ItemError):
    pass


class ResourceError(HearsayError):
    pass
