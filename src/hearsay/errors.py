"""One tree of errors. Each says what, where and what to do next, and knows its exit status.

HearsayError
├── UsageError            what was asked cannot be meant (exit status 2)
├── ItemError             one item failed, the batch goes on (exit status 1)
│   ├── FetchError        a page could not be had
│   │   └── Refused       a page may not be had: a forbidden address, scheme, size or time
│   ├── ReadError         bytes that hold no article
│   ├── LineError         a line of JSON Lines that is not what the filter takes
│   ├── Unknown           an id that the corpus does not hold, or that several begin with
│   └── PoisonError       an item that took too long or broke the process that worked on it
├── StoreError            the corpus is not there, not whole, or cannot be written (exit status 3)
└── ResourceError         a file of the installation is missing or broken (exit status 2)
"""


class HearsayError(Exception):
    """What a person sees instead of a traceback: one line."""

    exit_status = 2
    http_status = 500


class UsageError(HearsayError):
    http_status = 400


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


class Unknown(ItemError):  # noqa: N818  the name says what it is
    http_status = 404


class PoisonError(ItemError):
    pass


class StoreError(HearsayError):
    exit_status = 3
    http_status = 503


class ResourceError(HearsayError):
    pass
